import { expect, test } from 'vitest';
import { fileAddress, proofAddress } from '../../src/domain/file-address.ts';
import { anEvidence, oidOf } from '../builders.ts';

test.each([
  [{}, 'a b.md', `https://github.com/sample-trust/ward-board/blob/${oidOf('head')}/a%20b.md`],
  [
    { forge: 'git', url: 'https://gitlab.example/a/b.git', head: 'abc' } as const,
    'x',
    'https://gitlab.example/a/b/-/blob/abc/x',
  ],
  [{ forge: 'git', url: 'https://code.example/a/b', head: 'abc' } as const, 'x', null],
  [
    { forge: 'git', url: 'https://www.github.com/a/b', head: 'abc' } as const,
    'x',
    'https://www.github.com/a/b/blob/abc/x',
  ],
  [{ url: 'javascript:alert(1)' }, 'x', null],
  [{ head: null, defaultBranch: 'lab/4' }, 'x', 'https://github.com/sample-trust/ward-board/blob/lab%2F4/x'],
  [{ head: null, defaultBranch: null }, 'x', null],
])('a file of %j is read at its address', (facts, path, expected) => {
  expect(fileAddress(anEvidence(facts), path)).toBe(expected);
});

const github = `https://github.com/sample-trust/ward-board/blob/${oidOf('head')}`;

test.each([
  [{}, 'src/a b.py#L12', `${github}/src/a%20b.py#L12`],
  [{}, 'LICENSE', `${github}/LICENSE`],
  [{}, 'C#/Program.cs', `${github}/C%23/Program.cs`],
  [{}, 'README.md#L3', `${github}/README.md?plain=1#L3`],
  [
    { forge: 'gitlab', url: 'https://code.example/a/b', head: 'abc' } as const,
    'SECURITY#L7',
    'https://code.example/a/b/-/blob/abc/SECURITY#L7',
  ],
  [
    { head: null, defaultBranch: 'main' },
    'x#L1',
    'https://github.com/sample-trust/ward-board/blob/main/x#L1',
  ],
  [{ forge: 'git', url: 'https://code.example/a/b', head: 'abc' } as const, 'x#L1', null],
])('for %j the proof %s is seen at %s', (facts, proof, expected) => {
  expect(proofAddress(anEvidence(facts), proof)).toBe(expected);
});
