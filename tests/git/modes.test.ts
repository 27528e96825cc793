import { describe, expect, test } from 'vitest';
import { fileKindOf, gitModes, kindOfMode } from '../../src/git/modes.ts';

describe('kindOfMode', () => {
  test('reads back every mode that git writes', () => {
    for (const [kind, mode] of Object.entries(gitModes)) expect(kindOfMode(mode)).toBe(kind);
  });

  test.each([
    ['100664', 'file'],
    ['100600', 'file'],
    ['100775', 'executable'],
    ['40000', 'folder'],
    ['nonsense', 'file'],
  ])('takes %s for a %s', (mode, kind) => {
    expect(kindOfMode(mode)).toBe(kind);
  });

  test('never takes a blob for a folder or a submodule', () => {
    expect(Object.values(gitModes).map(fileKindOf)).toEqual([
      'file',
      'executable',
      'symlink',
      'file',
      'file',
    ]);
  });
});
