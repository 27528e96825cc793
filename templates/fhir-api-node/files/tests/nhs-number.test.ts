import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNhsNumber } from '../src/fhir/nhs-number.ts';

test('numbers with a right check digit are NHS numbers', () => {
  for (const number of ['9990001235', '9990080429', '9990159610', '9990317992'])
    assert.equal(isNhsNumber(number), true, number);
});

test('a check digit of 0 stands for a remainder of 0', () => {
  assert.equal(isNhsNumber('9990476450'), sum('999047645') % 11 === 0);
  assert.equal(isNhsNumber('0000000000'), true, 'the rule of the check digit alone says nothing about ranges');
});

test('any one wrong digit, and any two neighbours swapped, is found', () => {
  const number = '9990238804';
  for (let place = 0; place < 10; place += 1) {
    for (const digit of '0123456789') {
      const changed = number.slice(0, place) + digit + number.slice(place + 1);
      assert.equal(isNhsNumber(changed), changed === number, changed);
    }
    const swapped = number.slice(0, place) + (number[place + 1] ?? '') + number[place] + number.slice(place + 2);
    if (place < 8) assert.equal(isNhsNumber(swapped), swapped === number, swapped);
  }
});

test('a number whose check digit would be 10 is never valid', () => {
  const nine = Array.from({ length: 200 }, (_, index) => String(999000000 + index)).find(
    (start) => 11 - (sum(start) % 11) === 10,
  );
  assert.ok(nine);
  for (const digit of '0123456789') assert.equal(isNhsNumber(nine + digit), false);
});

test('text that is not ten digits is not an NHS number', () => {
  for (const text of ['', '999000123', '99900012350', '999 000 1235', '999000123X', '٩٩٩٠٠٠١٢٣٥', '9990001235\n'])
    assert.equal(isNhsNumber(text), false, JSON.stringify(text));
});

function sum(nine: string): number {
  return Array.from(nine, Number).reduce((total, digit, index) => total + digit * (10 - index), 0);
}
