import { expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import { missingAccount, renamedAccounts } from '../../src/harvest/missing-accounts.ts';

const problem = new Problem('not-found', 'GitHub has no account called old-trust.');

test('a missing account says when it was last read, and what can be done', () => {
  const before = { forge: null, listedAt: '2026-10-12T09:00:00.000Z', reconciledAt: null };
  expect(missingAccount({ before }, problem).message).toBe(
    'GitHub has no account called old-trust. It was last read on 12 October 2026. If it is gone for good, take it out of the catalogue; if it was renamed, change its login there.',
  );
});

test('an account that was never read is perhaps misspelt', () => {
  expect(missingAccount({ before: undefined }, problem).message).toMatch(/never been read: check/);
});

test('where the repositories of a missing account went is said once for each new owner', () => {
  const of = (id: string, organisation: string, owner: string) => ({ id, organisation, owner, name: id });
  const known = [
    of('1', 'old-trust', 'New-Trust'),
    of('2', 'old-trust', 'New-Trust'),
    of('3', 'old-trust', 'old-trust'),
    of('4', 'other-trust', 'somebody'),
  ];
  const listings = [
    { account: 'old-trust', login: 'old-trust' },
    { account: 'other-trust', login: 'other-trust' },
  ];
  expect(renamedAccounts(new Set(['old-trust']), known, listings)).toMatchObject([
    { subject: 'old-trust', problem: { message: expect.stringMatching(/^2 repositories .* New-Trust now/) } },
  ]);
});
