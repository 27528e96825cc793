import { describe, expect, test } from 'vitest';
import { isMine, requireKept } from '../../../src/templates/upgrades/mine.ts';

describe('a pattern of what the team keeps for itself', () => {
  test.each([
    ['docs', 'docs/a/b.md', true],
    ['docs/', 'docs/a.md', true],
    ['./docs', 'docs', true],
    ['docs', 'docs2/a.md', false],
    ['docs', 'a/docs/b.md', false],
    ['**/docs', 'a/docs/b.md', true],
    ['**/docs', 'docs/b.md', true],
    ['*.md', 'README.md', true],
    ['*.md', 'docs/README.md', false],
    ['src/**/*.css', 'src/app.css', true],
    ['src/**/*.css', 'src/a/b/app.css', true],
    ['src/**/*.css', 'src/a/app.css.bak', false],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'aXbY', false],
    ['a.c', 'abc', false],
    ['', 'a', false],
    ['cafe\u0301', 'caf\u00e9', true],
  ])('%j and %j: %s', (pattern, path, expected) => {
    expect(isMine(path, [pattern])).toBe(expected);
  });

  test('is refused when it keeps nothing', () => {
    const paths = ['docs/a.md', 'src/a.ts'];
    expect(() => {
      requireKept(['docs', '*/a.ts'], paths);
    }).not.toThrow();
    for (const pattern of ['', '../docs', '/', 'doc', '[a'])
      expect(() => {
        requireKept(['docs', pattern], paths);
      }).toThrow(/match no file/);
  });

  test('costs little, whatever a stranger writes', () => {
    const pattern = `${'**/*a*a*a*'.repeat(40)}b`;
    expect(
      isMine(
        `${'a'.repeat(200)}/`.repeat(20),
        Array.from({ length: 200 }, () => pattern),
      ),
    ).toBe(false);
  });
});
