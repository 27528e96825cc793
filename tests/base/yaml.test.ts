import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { quickYaml } from '../../src/base/yaml.ts';

const root = new URL('../..', import.meta.url).pathname;

it('reads the same as the full reader in every YAML file of the project', () => {
  const files = globSync(['policies/*.yml', 'templates/**/*.yml', '*.yml'], { cwd: root });
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    const quick = quickYaml(text);
    if (quick) expect(quick.value, file).toEqual(parse(text, { logLevel: 'silent' }));
  }
});

it('reads the same as the full reader whatever is written', () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        null,
        true,
        'yes',
        'on',
        '1_000',
        '2026-11-23',
        '0x1f',
        '1.10',
        '<<',
        '#',
        '- a',
        'R&D',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z][\w -]{0,8}[a-z]$/), tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(value, fc.constantFrom(0, 40), fc.boolean(), (written, lineWidth, flow) => {
      const text = stringify(written, { lineWidth, collectionStyle: flow ? 'flow' : 'block' });
      const quick = quickYaml(text);
      if (quick) expect(quick.value).toEqual(parse(text));
    }),
  );
});

it('takes a command that goes on after another for words', () => {
  expect(quickYaml('run: npm ci && npm test')?.value).toEqual({ run: 'npm ci && npm test' });
});

it('reads plain scalars as YAML 1.2 has them', () => {
  const written = [
    'yes',
    'no',
    'on',
    'off',
    '2026-11-23',
    '12:30:45',
    '1_000',
    '0o14',
    '014',
    '1e3',
    '~',
    '.inf',
  ];
  const text = written.map((each) => `- ${each}\n`).join('');
  expect(quickYaml(text)?.value).toEqual(parse(text));
});

it.each([
  ['an anchor, which can make a small file huge', 'a: &a [x, x]\nb: [*a, *a]'],
  ['an anchor at the beginning', '&a [x]'],
  ['an anchor in a list', '- &a x\n- *a'],
  ['an anchor on a line of its own', 'k:\n  &a x\nb: *a'],
  ['an anchor after a quoted key', '{"k":&a x, b: *a}'],
  ['an anchor in a flow list', '[&a x, *a]'],
  ['an anchor after a tag', 'k: !!str &a x\nb: *a'],
  ['an anchor after the mark of a document', '--- &a x'],
  ['an anchor as a key', '? &a x\n: y'],
  ['a key twice', 'a: 1\na: 2'],
  ['a bracket that is not closed', 'a: [1'],
  ['two documents', 'a: 1\n---\nb: 2'],
  ['a tag that only a program knows', 'a: !ruby/object x'],
])('leaves %s to the full reader', (_, text) => {
  expect(quickYaml(text)).toBeUndefined();
});
