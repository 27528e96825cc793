import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseObjectBatch, parseObjectSizes } from '../../src/git/object-batch.ts';
import { parseRemoteHead } from '../../src/git/fetch.ts';
import { parseTreeListing } from '../../src/git/tree-listing.ts';

const oid = fc.stringMatching(/^[\da-f]{40}$/);
const modes = {
  '100644': 'file',
  '100755': 'executable',
  '040000': 'folder',
  '120000': 'symlink',
  '160000': 'submodule',
};
const mode = fc.constantFrom(...(Object.keys(modes) as (keyof typeof modes)[]));
const path = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter((value) => !value.includes('\0') && value.isWellFormed());

describe('parseTreeListing', () => {
  test('gives back every entry, with any characters in its name', () => {
    const entries = fc.array(fc.record({ mode, oid, path }));
    fc.assert(
      fc.property(entries, (given) => {
        const listing = given.map((entry) => `${entry.mode} blob ${entry.oid}\t${entry.path}\0`).join('');
        const expected = given.map((entry) => ({
          path: entry.path,
          kind: modes[entry.mode],
          oid: entry.oid,
          named: true,
        }));
        expect(parseTreeListing(Buffer.from(listing))).toEqual(expected);
      }),
    );
  });

  test('escapes the bytes of a name that is not UTF-8', () => {
    const line = Buffer.concat([Buffer.from(`100644 blob ${'a'.repeat(40)}\tcaf`), Buffer.from([0xe9, 0])]);
    expect(parseTreeListing(line)[0]?.path).toBe('caf\\351');
  });

  test('survives any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void parseTreeListing(Buffer.from(bytes))));
  });
});

describe('parseObjectBatch', () => {
  test('gives back every content byte for byte, and leaves out what is missing', () => {
    const objects = fc.uniqueArray(fc.record({ oid, content: fc.uint8Array(), missing: fc.boolean() }), {
      selector: (each) => each.oid,
    });
    fc.assert(
      fc.property(objects, (given) => {
        const output = given.map(({ oid: id, content, missing }) =>
          missing
            ? Buffer.from(`${id} missing\n`)
            : Buffer.concat([Buffer.from(`${id} blob ${content.length}\n`), content, Buffer.from('\n')]),
        );
        const found = parseObjectBatch(Buffer.concat(output));
        const expected = given.filter(({ missing }) => !missing);
        expect([...found.keys()]).toEqual(expected.map((each) => each.oid));
        for (const each of expected) expect(Buffer.compare(found.get(each.oid)!, each.content)).toBe(0);
      }),
    );
  });

  test('leaves out an object that was cut short', () => {
    expect(parseObjectBatch(Buffer.from(`${'a'.repeat(40)} blob 10\nshort`)).size).toBe(0);
  });

  test('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        parseObjectBatch(Buffer.from(bytes));
        parseObjectSizes(Buffer.from(bytes));
      }),
    );
  });
});

describe('parseRemoteHead', () => {
  const id = 'b'.repeat(40);
  test.each([
    ['a branch', `ref: refs/heads/main\tHEAD\n${id}\tHEAD\n`, { head: id, defaultBranch: 'main' }],
    [
      'a branch with slashes',
      `ref: refs/heads/feature/a/b\tHEAD\n${id}\tHEAD\n`,
      { head: id, defaultBranch: 'feature/a/b' },
    ],
    [
      'a branch named like a tag',
      `ref: refs/heads/v1.0.0\tHEAD\n${id}\tHEAD\n`,
      { head: id, defaultBranch: 'v1.0.0' },
    ],
    ['no branch', `${id}\tHEAD\n`, { head: id, defaultBranch: null }],
    ['a copy of another HEAD only', `${id}\trefs/remotes/origin/HEAD\n`, { head: null, defaultBranch: null }],
    ['nothing', '', { head: null, defaultBranch: null }],
  ])('reads %s', (_what, output, expected) => {
    expect(parseRemoteHead(output)).toEqual(expected);
  });
});
