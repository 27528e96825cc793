import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt, readBlocks } from '../../src/documents/read-blocks.ts';

const shapeOf = (path: string, text: string) =>
  readBlocks(path, text).map(({ kind, level, text: words, line }) => [
    level > 0 ? `${kind} ${level}` : kind,
    words.trim(),
    line,
  ]);
const linksIn = (path: string, text: string) =>
  readBlocks(path, text).flatMap(({ links }) =>
    links.map(({ text: words, target, line }) => [words, target, line]),
  );

describe('blocks of a document', () => {
  test('are told apart in Markdown, with their lines', () => {
    const text =
      '---\ntitle: x\n---\n# Beds\n\nShows **free**\nbeds.\n\n- one\n- two\n\n> said\n\n```sh\nnpm ci\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n**Contact**\n\nUs\n';
    expect(shapeOf('README.md', text)).toEqual([
      ['heading 1', 'Beds', 4],
      ['paragraph', 'Shows free\nbeds.', 6],
      ['item', 'one', 9],
      ['item', 'two', 10],
      ['quote', 'said', 12],
      ['code', 'npm ci', 15],
      ['table', 'a | b', 18],
      ['table', 'c | d', 20],
      ['heading 6', 'Contact', 22],
      ['paragraph', 'Us', 24],
    ]);
  });

  test('are told apart in reStructuredText', () => {
    const text =
      '=====\nBeds\n=====\n\nShows ``free`` beds. See::\n\n    npm ci\n\nUse\n---\n\n.. image:: x.png\n   :alt: y\n\n* one\n\n.. a comment\n   goes on\n\n.. code-block:: sh\n\n   make\n\nEnd';
    expect(shapeOf('README.rst', text)).toEqual([
      ['heading 1', 'Beds', 2],
      ['paragraph', 'Shows free beds. See:', 5],
      ['code', 'npm ci', 6],
      ['heading 2', 'Use', 9],
      ['paragraph', '', 12],
      ['item', 'one', 15],
      ['code', 'make', 21],
      ['paragraph', 'End', 24],
    ]);
  });

  test('are told apart in AsciiDoc', () => {
    const text = '= Beds\n:toc:\n\nShows beds.\n\n== Use\n\n[source,sh]\n----\nmake\n----\n\n* one\n';
    expect(shapeOf('README.adoc', text)).toEqual([
      ['heading 1', 'Beds', 1],
      ['paragraph', 'Shows beds.', 4],
      ['heading 2', 'Use', 6],
      ['code', 'make', 10],
      ['item', 'one', 13],
    ]);
  });

  test('are told apart in Org', () => {
    const text =
      '#+TITLE: Beds\n#+AUTHOR: x\n* Use\nShows =free= beds.\n#+BEGIN_SRC sh\nmake\n#+END_SRC\n- one';
    expect(shapeOf('README.org', text)).toEqual([
      ['heading 1', 'Beds', 1],
      ['heading 1', 'Use', 3],
      ['paragraph', 'Shows =free= beds.', 4],
      ['code', 'make', 6],
      ['item', 'one', 8],
    ]);
  });

  test('are told apart in HTML, also inside Markdown', () => {
    const html =
      '<h1 align="center">Beds</h1>\n<!-- no -->\n<script>no()</script>\n<ul>\n<li>one</li>\n</ul>\n<p>Shows\n<b>beds</b></p>';
    const expected = [
      ['heading 1', 'Beds', 1],
      ['item', 'one', 5],
      ['paragraph', 'Shows\nbeds', 7],
    ];
    expect(shapeOf('README.html', html)).toEqual(expected);
    expect(shapeOf('README.md', html)).toEqual(expected);
  });

  test('of a file without an extension are read as Markdown where it is written in it', () => {
    expect(shapeOf('README', '## Use\n\nIt')).toEqual([
      ['heading 2', 'Use', 1],
      ['paragraph', 'It', 3],
    ]);
    expect(shapeOf('README', 'Use\n===\nIt')).toEqual([
      ['heading 1', 'Use', 1],
      ['paragraph', 'It', 3],
    ]);
  });

  test.each([
    [
      'README.md',
      'a\n[the *guide*](https://x.example/a_(b) "t") b',
      [['the guide', 'https://x.example/a_(b)', 2]],
    ],
    [
      'README.md',
      '[guide] and [it][guide]\n\n[guide]: /g',
      [
        ['guide', '/g', 1],
        ['it', '/g', 1],
      ],
    ],
    [
      'README.md',
      '[![alt](b.svg)](https://ci.example)',
      [
        ['alt', 'b.svg', 1],
        ['', 'https://ci.example', 1],
      ],
    ],
    ['README.md', 'See https://x.example/y.', [['', 'https://x.example/y', 1]]],
    ['README.md', '<a href="/c">us</a>', [['us', '/c', 1]]],
    ['README.md', 'Write to <team@x.example>', [['', 'team@x.example', 1]]],
    ['README.rst', 'See `the guide <https://x.example>`_', [['the guide ', 'https://x.example', 1]]],
    ['README.adoc', 'See https://x.example[the guide]', [['the guide', 'https://x.example', 1]]],
    ['README.org', 'See [[https://x.example][the guide]]', [['the guide', 'https://x.example', 1]]],
  ])('of %s %j lead to %j', (path, text, expected) => {
    expect(linksIn(path, text)).toEqual(expected);
  });

  test('keep text in brackets that only looks like markup', () => {
    expect(shapeOf('README.md', 'By <your name> of [your team]')).toEqual([
      ['paragraph', 'By <your name> of [your team]', 1],
    ]);
  });

  test('keep the line of every word, whatever markup surrounds it', () => {
    const filler = fc.constantFrom(
      '**a** b',
      '[x](y)',
      '',
      '- item',
      '> quote',
      '![i](j)',
      'c <b>d</b>',
      '1. one',
      '`e`',
    );
    fc.assert(
      fc.property(fc.array(filler), fc.array(filler), (before, after) => {
        const text = [...before, '', 'Needle here', '', ...after].join('\n');
        const block = readBlocks('README.md', text).find(({ text: words }) => words.includes('Needle'));
        expect(lineAt(block ?? { text: '', line: 0 }, block?.text.indexOf('Needle') ?? 0)).toBe(
          before.length + 2,
        );
      }),
    );
  });

  test('are found in any text without a failure', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('README.md', 'README.rst', 'README.adoc', 'README.org', 'README.html', 'README'),
        fc.array(
          fc.oneof(
            fc.constantFrom('<', '-->', '[', '](', '`', '\n', '===', '.. ', '    ', '|', '::'),
            fc.string(),
          ),
        ),
        (path, parts) => {
          const text = parts.join('');
          const lines = text.split(/\r\n?|\n/).length;
          for (const { line } of readBlocks(path, text)) expect(line).toBeLessThanOrEqual(lines);
        },
      ),
    );
  });
});
