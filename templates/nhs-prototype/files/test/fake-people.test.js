import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakePeople } from '../lib/fake-people.js';
import { checkDigit, formatNhsNumber, isNhsNumber, isTestNhsNumber } from '../lib/nhs-number.js';

test('people have valid NHS numbers of the 999 range, each their own', () => {
  const people = fakePeople(500, 3);
  assert.equal(new Set(people.map(({ nhsNumber }) => nhsNumber)).size, 500);
  for (const { nhsNumber } of people) assert.ok(isTestNhsNumber(nhsNumber), nhsNumber);
});

test('the same seed gives the same people', () => {
  const today = new Date(2026, 0, 1);
  assert.deepEqual(fakePeople(5, 7, today), fakePeople(5, 7, today));
  assert.notDeepEqual(fakePeople(5, 7, today), fakePeople(5, 8, today));
});

test('addresses for email are in the example domain, phones in the range for drama', () => {
  for (const { email, phone } of fakePeople(100)) {
    assert.match(email, /@example\.nhs\.uk$/);
    assert.match(phone, /^07700 900\d{3}$/);
  }
});

test('an NHS number is known by its check digit, however it is spaced', () => {
  assert.ok(isNhsNumber('999 000 0018'));
  assert.ok(isNhsNumber('999-000-0018'));
  assert.ok(!isNhsNumber('999 000 0019'));
  assert.ok(!isNhsNumber('99900000'));
  assert.equal(formatNhsNumber('9990000018'), '999 000 0018');
});

test('a number outside the 999 range may be valid but is no test number', () => {
  const nine = '4'.repeat(9);
  const number = `${nine}${checkDigit(nine)}`;
  assert.ok(isNhsNumber(number));
  assert.ok(!isTestNhsNumber(number));
});
