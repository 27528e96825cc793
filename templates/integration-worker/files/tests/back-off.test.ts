import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff } from '../src/back-off.ts';
import { isNhsNumber, testNhsNumber } from '../src/nhs-number.ts';
import { traceOf } from '../src/log.ts';

test('waits double up to the longest, and chance takes at most half off', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map((attempt) => backOff(attempt, 100, 1000, 1)),
    [100, 200, 400, 800],
  );
  assert.equal(backOff(30, 100, 1000, 1), 1000);
  assert.equal(backOff(5000, 100, 1000, 1), 1000);
  assert.equal(backOff(3, 100, 1000, 0), 200);
});

test('test NHS numbers are valid, apart from one another, and in the test range', () => {
  const numbers = Array.from({ length: 2000 }, (_, index) => testNhsNumber(index));
  assert.equal(new Set(numbers).size, 2000);
  for (const number of numbers) assert.ok(isNhsNumber(number) && number.startsWith('999'), number);
});

test('one wrong digit or two swapped neighbours make an NHS number invalid', () => {
  const number = testNhsNumber(4);
  for (let place = 0; place < 10; place += 1) {
    const digit = (Number(number[place]) + 1) % 10;
    assert.equal(isNhsNumber(number.slice(0, place) + digit + number.slice(place + 1)), false);
  }
  assert.equal(isNhsNumber(`${number} `), false);
  assert.equal(isNhsNumber('9990000000'), false, 'its check digit would be 10');
});

test('the trace of an error leaves out its message', () => {
  const trace = traceOf(new TypeError('9990000000\nsecond line'));
  assert.match(trace, /^TypeError at /);
  assert.doesNotMatch(trace, /999|second/);
});
