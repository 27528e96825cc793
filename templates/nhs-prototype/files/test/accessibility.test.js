import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tryPages } from './try-pages.js';

// The pages of your prototype, whatever they are: each opens, and keeps to WCAG 2.2 AA as far as a machine can judge.
for await (const { address, file, faults } of tryPages())
  test(`${address} opens and keeps to WCAG 2.2 AA`, () => {
    assert.equal(faults.length, 0, `\nMend ${file}:\n${faults.join('\n')}`);
  });

test('there is at least one rule that pages are tried against', async () => {
  const { violationsOf } = await import('./try-pages.js');
  assert.notEqual((await violationsOf('<html lang="en"><title>A page</title><img src="x.png"></html>')).length, 0);
});
