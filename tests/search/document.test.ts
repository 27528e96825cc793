import { describe, expect, test } from 'vitest';
import { readPackages } from '../../src/dependencies/dependencies.ts';
import { keywordsOf, searchDocument } from '../../src/search/document/document.ts';
import { readableWords } from '../../src/search/document/readable-words.ts';
import type { Blob } from '../../src/domain/evidence.ts';
import { published } from '../a-public-store.ts';
import { aRepository } from './a-repository.ts';

describe('plain words of a README', () => {
  test.each([
    ['# Title #\n\nText', 'Title Text'],
    ['[![Build](https://ci.example/b.svg)](https://ci.example) Words', 'Words'],
    ['![A picture](x.png) Words', 'Words'],
    ['See [the guide](https://x.example/a_b) now', 'See the guide now'],
    ['See [the guide][1] now\n\n[1]: https://x.example', 'See the guide now'],
    ['<p align="center"><img src="x"><b>Bold</b></p>', 'Bold'],
    ['<!-- hidden\nnote --> shown', 'shown'],
    ['<script>alert(1)</script>shown', 'shown'],
    ['```bash\nnpm install thing\n```', 'npm install thing'],
    ['Use `snake_case_name` and **bold** and _soft_', 'Use snake_case_name and bold and soft'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'a b 1 2'],
    ['- one\n- two\n1. three\n> four', 'one two three four'],
    ['Fish &amp; chips &#39;n&#39; peas&nbsp;too', "Fish & chips 'n' peas too"],
    ['\uFEFFWords \uE000 here\u0000', 'Words here'],
    ['https://x.example/path words', 'words'],
    ['a < b and c > d', 'a < b and c > d'],
    ['', ''],
  ])('%j reads %j', (source, expected) => {
    expect(readableWords('README.md', source)).toBe(expected);
  });

  test('leaves out what a template left to be filled in', () => {
    const source =
      '# Dose\n\nTODO: Give a short introduction of your project.\n\nCounts doses. Describe your project here.\n\n- What it does';
    expect(readableWords('README.md', source)).toBe('Dose Counts doses.');
  });

  test('leaves the directives of reStructuredText out', () => {
    expect(readableWords('README.rst', 'Title\n=====\n\n.. image:: x.png\n\nText')).toBe('Title Text');
  });

  test.each(['[', '![', '<', '[![', '<!--', '`', '|', '*_', '&#', '# '])(
    'takes a hostile length of %s',
    (piece) => {
      expect(readableWords('README.md', piece.repeat(200_000)).length).toBeLessThanOrEqual(20_000);
    },
  );
});

describe('keywords', () => {
  test.each([
    [
      'package.json',
      '{"keywords":["nhs", 7, {}],"dependencies":{"express":"5"},"devDependencies":{"@nhs/lint":"*"}}',
      ['nhs', '7', '@nhs/lint', 'express'],
    ],
    ['package.json', 'not json', []],
    [
      'pyproject.toml',
      '[project]\nkeywords = ["waiting list"]\ndependencies = [\n "pandas>=2",\n "requests[socks]"\n]',
      ['waiting list', 'pandas', 'requests'],
    ],
    ['Cargo.toml', '[package]\nkeywords = ["dose"]\n[dependencies]\nserde = "1"\n', ['dose', 'serde']],
    [
      'DESCRIPTION',
      'Package: x\nImports:\n    dplyr (>= 1.0),\n    ggplot2\nLicense: MIT',
      ['dplyr', 'ggplot2'],
    ],
    [
      'app.csproj',
      '<Project><ItemGroup><PackageReference Include="Hl7.Fhir" /></ItemGroup></Project>',
      ['hl7.fhir'],
    ],
    ['package-lock.json', '{"packages":{"node_modules/left":{"version":"1.0.0"}}}', []],
    ['other.json', '{"dependencies":{"x":"1"}}', []],
  ])('of %s %j are %j', (path, text, expected) => {
    expect(keywordsOf(readPackages([{ path, oid: 'o', text, truncated: false }]))).toEqual(expected);
  });
});

describe('a search document', () => {
  const blob = (oid: string, text: string | null | undefined): [string, Blob] => [
    oid,
    { oid, size: 1, text, truncated: false },
  ];

  test('is made of the repository, its README and its manifests', () => {
    const repository = aRepository({
      tree: [
        { path: 'docs/README.md', type: 'file', oid: 'd' },
        { path: 'README.rst', type: 'file', oid: 'r' },
        { path: 'package.json', type: 'file', oid: 'p' },
        { path: 'src', type: 'folder', oid: 's' },
      ],
    });
    const blobs = new Map([
      blob('d', 'Docs'),
      blob('r', 'Ward *board*'),
      blob('p', '{"dependencies":{"express":"5"}}'),
    ]);
    const document = searchDocument(published(repository), blobs, { name: 'Sample Trust', nation: 'Wales' });
    expect(document).toMatchObject({
      readme: 'Ward board',
      keywords: ['express'],
      organisationName: 'Sample Trust',
    });
    expect(document.item).toMatchObject({
      fullName: 'sample-trust/ward-board',
      licence: { spdx: 'MIT', confidence: 1 },
    });
  });

  test('shows what was not collected as if it were not there', () => {
    const repository = {
      ...aRepository({
        tree: undefined,
        description: undefined,
        stars: undefined,
        pushedAt: undefined,
        topics: undefined,
      }),
      licence: undefined,
    };
    const { item, readme } = searchDocument(published(repository), new Map(), { name: 'Sample Trust' });
    expect(item).toMatchObject({ description: null, stars: 0, pushedAt: null, topics: [], licence: null });
    expect(readme).toBe('');
  });
});
