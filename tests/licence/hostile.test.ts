import fc from 'fast-check';
import parseExpression from 'spdx-expression-parse';
import { describe, expect, test } from 'vitest';
import { declaredExpression, detectLicence, matchText } from '../../src/licence/licence.ts';
import { standardText } from './standard-text.ts';

/** Pieces that make careless patterns and parsers slow when they are repeated. */
const pieces = [
  '[',
  '](',
  '][',
  '[a](',
  '![',
  '<',
  '<!--',
  '<p',
  '<p a=',
  '<script>',
  '</',
  '&',
  '&#',
  '&amp',
  '\\',
  '`',
  '> ',
  '#',
  '(',
  '((((',
  ' ',
  '\t',
  '\n',
  '\r',
  '-',
  '- -',
  '=\n',
  'a\n---\n',
  '"',
  '*',
  '_',
  '.',
  '. A',
  '0.',
  '1.1.',
  'v',
  '\0',
  '\ufeff',
  'ﬁ',
  '版',
  'copyright ',
  'Copyright (c) ',
  '© ',
  'all rights reserved ',
  'licence ',
  'license: ',
  '# Licence\n',
  'licensed under the ',
  'gpl ',
  'gpl-',
  'gnu general public license ',
  'version ',
  'or later ',
  'open government ',
  'creative commons by-',
  'MIT/',
  'MIT OR ',
  'either ',
  'commercial ',
  'not ',
  'the ',
  'permission is hereby granted ',
  'SPDX-License-Identifier: ',
  'License :: ',
  '[project]\n',
  'license = "',
  "license='",
  '<licenses>',
  '{"license":',
  '[[annotations]]\npath = "',
  'License:\n ',
  '\n ',
  'non',
  'non-\n',
  'this software is ',
] as const;

const paths = [
  'LICENSE',
  'LICENCE.md',
  'README.md',
  'README.rst',
  'package.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'DESCRIPTION',
  'pom.xml',
  'a.csproj',
  'a.gemspec',
  'Cargo.toml',
  'publiccode.yml',
  'CITATION.cff',
  'codemeta.json',
  'REUSE.toml',
  '.reuse/dep5',
];

function detect(path: string, text: string) {
  return detectLicence([{ path, oid: '1', text, truncated: false }]);
}

/** Milliseconds of the processor, the best of three, so that a busy machine does not matter. */
function cost(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('hostile input', () => {
  // Twice the text may take about twice the time; what grows with the square takes four times, and seconds here.
  test.each(pieces.map((piece) => [JSON.stringify(piece), piece] as const))(
    '%s a hundred thousand times takes linear time',
    { retry: 3 }, // a machine that is busy at one moment is not so four times
    (_, piece) => {
      const text = piece.repeat(Math.ceil(150_000 / piece.length));
      for (const path of paths) {
        const whole = cost(() => detect(path, text));
        if (whole < 120) continue;
        const half = cost(() => detect(path, text.slice(0, text.length / 2)));
        expect(whole, `${path}: ${half} ms, then ${whole} ms`).toBeLessThan(half * 3 + 60);
      }
    },
  );

  test('any mixture of such pieces gives a verdict that is valid, or none', () => {
    const mixture = fc
      .array(fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1, max: 40 })), { maxLength: 30 })
      .map((parts) => parts.map(([piece, times]) => piece.repeat(times)).join(''));
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(mixture, fc.string({ unit: 'binary' })),
        (path, text) => {
          const verdict = detect(path, text);
          if (!verdict) return;
          for (const { spdx } of [verdict, ...verdict.files])
            if (spdx !== 'NOASSERTION') parseExpression(spdx);
          expect(verdict.confidence).toBeGreaterThanOrEqual(0);
          expect(verdict.confidence).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('whatever a manifest writes, the expression is valid or missing', () => {
    const part = fc.constantFrom(
      'MIT',
      'OGL',
      'GPL',
      'GPL-3.0+',
      'Apache 2',
      'or',
      'OR',
      'and',
      'WITH',
      '/',
      '|',
      ',',
      '(',
      ')',
      '+',
      '>= 3',
      'file LICENSE',
      'later',
      'BSD',
      'x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const expression = declaredExpression(parts.join(' '));
        if (expression !== undefined) parseExpression(expression);
      }),
      { numRuns: 2000 },
    );
  });

  test('what is read is capped, and said to be', () => {
    const long = `${standardText('MIT')}\n\n${'Nothing to see here. '.repeat(60_000)}`;
    const verdict = detect('LICENSE', long);
    expect(verdict?.spdx).toBe('MIT');
    expect(verdict?.files[0]?.capped).toBe(true);
    expect(matchText(standardText('MIT').repeat(1000)).capped).toBe(true);
  });

  test('a text does not hide behind dressing', () => {
    const mit = standardText('MIT');
    const hidden = `${mit}\n<p>This software is for <b>non</b>-<i>commercial</i> use only.</p>`;
    expect(detect('LICENSE', hidden)?.spdx).toBe('LicenseRef-MIT-modified');
    expect(detect('LICENSE', mit.replace('to any person', 'to any **NHS** person'))?.spdx).toBe(
      'LicenseRef-MIT-modified',
    );
    expect(
      detect('LICENSE', mit.replace('without restriction', 'with&shy;out re\u00adstriction'))?.spdx,
    ).toMatch(/MIT/);
  });
});
