import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestTags, parseRefs } from '../../src/git/tagged-trees.ts';

const oid = (digit: string) => digit.repeat(40);

describe('what git lists of a repository', () => {
  test('is its branches and tags, and what annotated tags lead to', () => {
    const output = [
      'ref: refs/heads/trunk\tHEAD',
      `${oid('a')}\tHEAD`,
      `${oid('a')}\trefs/heads/trunk`,
      `${oid('b')}\trefs/tags/v1.0.0`,
      `${oid('c')}\trefs/tags/v1.0.0^{}`,
      '',
    ].join('\n');
    const { refs, branch } = parseRefs(output);
    expect(branch).toBe('trunk');
    expect(Object.fromEntries(refs)).toEqual({
      'refs/heads/trunk': oid('a'),
      'refs/tags/v1.0.0': oid('c'),
    });
  });

  test.each(['--upload-pack=x', '-1.0.0', 'a b', 'a:b', '', '../x', 'a//b', 'v1.0.0\u0007'])(
    'leaves a tag called %j aside',
    (name) => {
      expect(parseRefs(`${oid('a')}\trefs/tags/${name}\n`).refs.size).toBe(0);
    },
  );

  test('never throws, and passes on only names that git takes for one reference', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        for (const ref of parseRefs(`${oid('a')}\trefs/tags/${name}\n`).refs.keys())
          expect(ref).toMatch(/^refs\/tags\/[A-Za-z0-9][\w.+/-]*$/);
      }),
    );
  });
});

describe('tags that name a version', () => {
  test('come newest first, by numbers and not by letters', () => {
    const refs = ['v1.9.0', 'v1.10.0', 'booking-2.0.0', 'release', '1.2', 'v1.2.3-rc1'];
    expect(newestTags(refs.map((name) => `refs/tags/${name}`))).toEqual([
      'booking-2.0.0',
      'v1.10.0',
      'v1.9.0',
    ]);
  });

  test('are the newest 40 alone', () => {
    const refs = Array.from({ length: 60 }, (_, index) => `refs/tags/v1.${index}.0`);
    const tags = newestTags(refs);
    expect([tags.length, tags[0], tags.at(-1)]).toEqual([40, 'v1.59.0', 'v1.20.0']);
  });
});
