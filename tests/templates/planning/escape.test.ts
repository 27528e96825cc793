import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { escape } from '../../../src/templates/planning/escape.ts';

const { json, yaml, python, r, ts, html, markdown } = escape;

/** Any text, with more than its share of characters that mean something to some language. */
const piece = fc.constantFrom(
  ...[
    '"',
    "'",
    '\\',
    '`',
    '${x}',
    '<b>',
    '</b>',
    '[a](b)',
    '![',
    '**',
    '[%',
    '%]',
    '{{',
    '}}',
    '{%',
    '<',
    '>',
    '&amp;',
    '&',
    '#',
    ': ',
    '- ',
    '|',
    '@',
  ],
  ...[
    '\n',
    '\r',
    '\t',
    '\0',
    '\u0085',
    '\u2028',
    '\u202e',
    '\ufeff',
    '*/',
    '//',
    '"""',
    "'''",
    '$(x)',
    '!',
    '🩺',
    'ŵ',
  ],
);
const anyText = fc.oneof(
  fc
    .array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

describe('escape', () => {
  test('of JSON give the value back, and stay on one line of visible characters', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(JSON.parse(json(value))).toBe(value);
        expect(json(value)).not.toMatch(/[\n\r\u0085\u2028\u2029\u202a-\u202e\ufeff]/);
      }),
    );
  });

  test('of YAML give the value back, in a list as in a mapping', () => {
    fc.assert(
      fc.property(
        anyText.filter((value) => value.isWellFormed()),
        (value) => {
          expect(parse(`key: ${yaml(value)}\nother:\n  - ${yaml(value)}\n`)).toEqual({
            key: value,
            other: [value],
          });
        },
      ),
    );
  });

  test('of TypeScript give the value back', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what the literal means is what is tested
        expect(new Function(`return ${ts(value)};`)()).toBe(value);
      }),
    );
  });

  test('are those of each language for true and false', () => {
    expect([json(true), yaml(false), python(true), r(false), ts(true)]).toEqual([
      ...['true', 'false', 'True', 'FALSE', 'true'],
    ]);
  });

  // Without python3 (3.11 or newer, for tomllib) this one is skipped.
  test.runIf(hasPython())('of Python and TOML give the value back', () => {
    const values = fc.sample(
      anyText.filter((value) => value.isWellFormed()),
      300,
    );
    const program = `
import ast, json, sys, tomllib
for value, literal, toml in json.load(sys.stdin):
    assert ast.literal_eval(literal) == value, literal
    assert tomllib.loads("key = " + toml)["key"] == value, toml
`;
    const input = JSON.stringify(values.map((value) => [value, python(value), json(value)]));
    execFileSync('python3', ['-c', program], { input });
  });

  test('of HTML give text that is shown as it was', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(html(value)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
    );
    expect(html(`<a href="x">'&amp;'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;');
  });

  test('of Markdown are one paragraph of plain text for any input', () => {
    const reader = markdownIt({ html: true, linkify: false });
    const visible = anyText.map((value) =>
      value.replace(/\p{Cc}|\p{Cs}|\p{Cf}|[\u2028\u2029]/gu, ' ').trim(),
    );
    fc.assert(
      fc.property(
        visible.filter((value) => /^\S/.test(value)),
        (value) => {
          const [open, inline, close, ...more] = reader.parse(markdown(value), {});
          expect([open?.type, close?.type, more]).toEqual(['paragraph_open', 'paragraph_close', []]);
          const kinds = new Set(inline?.children?.map(({ type }) => type));
          expect([...kinds].filter((kind) => !['text', 'text_special'].includes(kind))).toEqual([]);
          const shown = inline?.children?.map(({ content }) => content).join('');
          expect(shown).toBe(value);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('of Markdown leave ordinary sentences as they are', () => {
    const sentence = "It's Mind & Body (Leeds), open 9.30-17.00: don't wait! See C# #2";
    expect(markdown(sentence)).toBe(sentence);
  });

  test('of Markdown begin nothing', () => {
    expect(['- a', '1. a', '# a', '+ a', '=== a', '2) a'].map(markdown)).toEqual([
      ...['\\- a', '1\\. a', '\\# a', '\\+ a', '\\=== a', '2\\) a'],
    ]);
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import tomllib'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
