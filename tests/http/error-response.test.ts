import { expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import { toErrorResponse } from '../../src/http/error-response.ts';
import { HttpFault } from '../../src/http/http-fault.ts';

test.each([
  [new Problem('invalid', 'No.', { faults: ['a', 'b'] }), 400, 'Invalid input', ['a', 'b']],
  [new Problem('conflict', 'No.'), 409, 'Conflict', []],
  [new HttpFault(429, 'Too many requests', 'No.'), 429, 'Too many requests', []],
  [Object.assign(new Error('secret'), { status: 413 }), 413, 'Invalid request', []],
  [Object.assign(new Error('secret'), { status: 502 }), 500, /problem with this service/, []],
  [new Error('secret'), 500, /problem with this service/, []],
  ['secret', 500, /problem with this service/, []],
  [undefined, 500, /problem with this service/, []],
])('toErrorResponse gives %s a status and words that keep its inside to itself', (...row) => {
  const [error, status, title, faults] = row;
  const response = toErrorResponse(error);
  expect(response).toMatchObject({ status, faults });
  expect(response.title).toMatch(title);
  expect(JSON.stringify(response)).not.toContain('secret');
});
