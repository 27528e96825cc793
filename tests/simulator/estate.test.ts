import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import { smallEstate } from './support.ts';

const later = new Date('2026-06-02T09:00:00Z');

describe('changes to an estate move dates as GitHub does', () => {
  test.each([
    ['push', true, true, true],
    ['pushElsewhere', true, true, false],
    ['edit', false, true, false],
    ['archive', false, true, false],
  ] as const)('%s: pushed %s, updated %s, new commit %s', (change, pushed, updated, committed) => {
    const { estate, time } = smallEstate(1);
    const name = 'sample-org/r1';
    const before = { ...estate.repository('sample-org', 'r1')! };
    const head = estate.snapshot(before).commit?.oid;
    time.now = later;
    if (change === 'push') estate.push(name, { 'NEW.md': 'new', 'README.md': null });
    else if (change === 'edit') estate.edit(name, { description: 'Edited' });
    else estate[change](name);
    const after = estate.repository('sample-org', 'r1')!;
    expect(after.pushedAt > before.pushedAt).toBe(pushed);
    expect(after.updatedAt === later.getTime()).toBe(updated);
    expect(estate.snapshot(after).commit?.oid !== head).toBe(committed);
  });

  test('a push adds and deletes paths, and later pushes build on it', () => {
    const { estate } = smallEstate(1);
    estate.push('sample-org/r1', { 'NEW.md': 'new', 'README.md': null });
    estate.push('sample-org/r1', { 'OTHER.md': 'other' });
    const paths = [...estate.repository('sample-org', 'r1')!.files().keys()];
    expect(paths.sort()).toEqual(['NEW.md', 'OTHER.md', 'src/main.py']);
  });

  test('a private repository leaves the listing and comes back', () => {
    const { estate } = smallEstate(2);
    const names = () => {
      const order = { field: 'NAME', direction: 'DESC' } as const;
      return estate.listing(estate.account('sample-org')!, order).repositories.map(({ name }) => name);
    };
    estate.makePrivate('sample-org/r2');
    expect(names()).toEqual(['r1']);
    estate.makePublic('sample-org/r2');
    expect(names()).toEqual(['r2', 'r1']);
  });

  test('a transfer moves it to the other account’s listing, with its id', () => {
    const { estate } = smallEstate(1);
    estate.addAccount({ login: 'sample-other' });
    const { id } = estate.transfer('sample-org/r1', 'sample-other');
    expect(estate.repository('sample-other', 'r1')?.id).toBe(id);
    expect(estate.repository('sample-org', 'r1')).toBeUndefined();
  });

  test('what is not there is a foreseen failure', () => {
    const { estate } = smallEstate(0);
    expect(() => estate.push('sample-org/none', {})).toThrow(Problem);
  });
});
