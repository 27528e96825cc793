import { expect, test } from 'vitest';
import { openRegister } from '../../src/decisions/register.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { aDecision, memoryOfDecisions, today } from '../a-decision-desk.ts';

async function aRegister(listed: readonly Decision[] = []) {
  const store = memoryOfDecisions();
  const changed: (readonly string[])[] = [];
  const register = await openRegister({
    store,
    listed: () => listed,
    clock: () => today,
    onChange: (repositories) => changed.push(repositories),
  });
  return { store, changed, register };
}

test('keeps who recorded what and when, and every revision', async () => {
  const { register, store, changed } = await aRegister();
  const before = register.current();
  await register.record(aDecision(), 'administrator');
  await register.record(aDecision({ repositories: ['sample-trust/other'] }), 'administrator');
  expect(register.current()).not.toBe(before);
  expect(register.current()).toEqual([
    {
      ...aDecision({ repositories: ['sample-trust/other'] }),
      ...{ source: 'administrator', recordedAt: today.toISOString(), recordedBy: 'administrator' },
    },
  ]);
  expect(register.current()).toBe(register.current());
  expect(store.revisions).toHaveLength(2);
  expect(changed[1]).toEqual(['sample-trust/other', 'sample-trust/fraud-rules']);
});

test('lets the catalogue win, and refuses to hide it', async () => {
  const { register } = await aRegister([aDecision()]);
  await expect(register.record(aDecision(), 'administrator')).rejects.toThrow('Change it there');
  expect(register.current()).toMatchObject([{ source: 'catalogue', recordedAt: null }]);
});

test('takes a decision back and keeps it on record', async () => {
  const { register, store } = await aRegister();
  await register.record(aDecision(), 'administrator');
  await register.withdraw('fraud-rules', 'administrator');
  expect(register.current()).toEqual([]);
  expect(store.revisions.map(({ decision }) => decision?.id ?? null)).toEqual(['fraud-rules', null]);
  await expect(register.withdraw('fraud-rules', 'administrator')).rejects.toThrow('There is no decision');
});
