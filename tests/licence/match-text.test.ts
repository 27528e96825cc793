import { describe, expect, test } from 'vitest';
import { matchText } from '../../src/licence/matchers/match-text.ts';
import {
  headed,
  html,
  markdown,
  newHolder,
  quoted,
  randomFrom,
  retyped,
  rewrapped,
  scanned,
  shouted,
  trailed,
  unwrapped,
  type Perturbation,
} from './perturb.ts';
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import { listed, standardText } from './standard-text.ts';

/** Deprecated texts, such as a licence with an exception in one, are only recognised word for word. */
const current = listed.filter(([id]) => !deprecated.includes(id));

/** Kinds of copy. */
const kinds: readonly (readonly [name: string, ...steps: Perturbation[]])[] = [
  ['as it is'],
  ['rewrapped', rewrapped],
  ['unwrapped', unwrapped],
  ['Markdown', markdown],
  ['block quote', quoted],
  ['HTML', html],
  ['other holder, header, rewrapped', newHolder, headed, rewrapped],
  ['Markdown with trailing matter', markdown, trailed],
  ['other quotes, dashes, spelling, line ends', retyped],
  ['capitals', shouted],
];

test('no text of the SPDX list, however copied, is taken for another', { timeout: 240_000 }, () => {
  let copies = 0;
  const wrong: string[] = [];
  const doubted: string[] = [];
  for (const [kind, ...steps] of kinds) {
    for (const [at, [id, text]] of current.entries()) {
      const { matches } = matchText(perturbed(text, at % 2 === 0 ? [...steps, ...also(kind)] : steps, at));
      copies += 1;
      if (matches.length !== 1 || !matches[0]?.ids.includes(id)) wrong.push(`${id} (${kind})`);
      else if (matches[0].altered) doubted.push(`${id} (${kind})`);
    }
  }
  expect(wrong).toEqual([]);
  expect(1 - doubted.length / copies, doubted.join(', ')).toBeGreaterThanOrEqual(0.995);
});

/** Half of the rewrapped and of the quoted copies are misread by a scanner too. */
function also(kind: string): Perturbation[] {
  return kind === 'rewrapped' || kind === 'block quote' || kind === 'capitals' ? [scanned] : [];
}

function perturbed(text: string, steps: readonly Perturbation[], seed: number): string {
  const random = randomFrom(seed);
  return steps.reduce((copy, step) => step(copy, random), text);
}

describe('versions of the Open Government Licence', () => {
  const all = ['OGL-UK-1.0', 'OGL-UK-2.0', 'OGL-UK-3.0', 'NCGL-UK-2.0', 'OGL-Canada-2.0'];

  test.each(all.flatMap((id) => kinds.map(([kind, ...steps]) => [id, kind, steps] as const)))(
    '%s, %s',
    (id, _, steps) => {
      const [match, ...more] = matchText(perturbed(standardText(id), steps, 7)).matches;
      expect(match).toMatchObject({ altered: false });
      expect(match?.ids).toEqual([id]);
      expect(more).toEqual([]);
    },
  );

  test.each(all)('%s without its title', (id) => {
    const text = standardText(id);
    const [match] = matchText(text.slice(text.indexOf('\n', text.indexOf('icence')))).matches;
    expect(match?.ids).toEqual([id]);
  });
});

describe('several texts in one file', () => {
  test('are found in their order, with what stands around them', () => {
    const file = `Part one\n\n${standardText('MIT')}\n\nPart two\n\n${standardText('Apache-2.0')}\n\nThe end`;
    const { matches, rest } = matchText(file);
    expect(matches.map(({ ids }) => ids[0])).toEqual(['MIT', 'Apache-2.0']);
    for (const words of ['Part one', 'Part two', 'The end']) expect(rest).toContain(words);
    expect(rest).not.toContain('MERCHANTABILITY');
  });

  test('the same text twice with other holders is found twice', () => {
    const file = `Copyright (c) 2020 A\n\n${standardText('ISC')}\n\nCopyright (c) 2021 B\n\n${standardText('ISC')}`;
    expect(matchText(file).matches.map(({ ids }) => ids[0])).toEqual(['ISC', 'ISC']);
  });
});
