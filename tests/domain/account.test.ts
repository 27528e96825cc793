import { describe, expect, test } from 'vitest';
import { organisationFinder, type ForgeAccount } from '../../src/domain/account.ts';

const listed = (login: string, accounts?: ForgeAccount[]) => ({ login, accounts });

describe('organisationFinder', () => {
  const find = organisationFinder([
    listed('Trust'),
    listed('lab', [
      { forge: 'gitlab', login: 'Trust' },
      { forge: 'github', login: 'lab-code' },
    ]),
    listed('tools', [{ forge: 'gitlab', login: 'trust/tools' }]),
  ]);

  test.each([
    ['github', 'TRUST', 'trust'],
    ['github', 'lab-code', 'lab'],
    ['gitlab', 'trust', 'lab'],
    ['gitlab', 'trust/data/deep', 'lab'],
    ['gitlab', 'Trust/Tools/deep', 'tools'],
    ['gitlab', 'trust-2', undefined],
    ['github', 'lab', undefined],
    ['git', 'trust', undefined],
  ] as const)('%s %s belongs to %s', (forge, owner, expected) => {
    expect(find({ forge, owner })).toBe(expected);
  });
});
