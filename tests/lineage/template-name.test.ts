import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRepositoryName, nameFromAddress, shortVersion } from '../../src/lineage/template-name.ts';

describe('the name of a template repository', () => {
  test.each([
    ['https://github.com/sample-trust/ward.board', 'sample-trust/ward.board'],
    ['https://github.com/sample-trust/ward-board.git/', 'sample-trust/ward-board'],
    ['https://user:secret@git.example.org:8443/group/sub/ward', 'sub/ward'],
    ['https://git.example.org/ward.git?x=1#y', 'git.example.org/ward'],
    ['git@git.example.org:sample/ward.git', 'sample/ward'],
    ['ssh://git@git.example.org/sample/ward', 'sample/ward'],
    ['file:///home/me/My%20Code', 'me/My-20Code'],
    ['/srv/git/ward.git', 'git/ward'],
    ['https://git.example.org', undefined],
    ['https://git.example.org/..', undefined],
    ['', undefined],
  ])('of %s is %s', (address, name) => expect(nameFromAddress(address)).toBe(name));

  test('is one that a record accepts, or none, for any address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (address) => {
        const name = nameFromAddress(address);
        expect(name === undefined || isRepositoryName(name)).toBe(true);
      }),
    );
  });

  test.each(['nhs-prototype', '../x', './x', 'x/..', 'a/b/c', '/x', 'x/', 'a/b c', 'a\n/b'])(
    'is not %j',
    (name) => expect(isRepositoryName(name)).toBe(false),
  );
});

test('a commit is shown by its beginning, a version as it is', () => {
  expect([shortVersion('abcdef0123456789'.repeat(3).slice(0, 40)), shortVersion('1.20.3')]).toEqual([
    'abcdef012345',
    '1.20.3',
  ]);
});
