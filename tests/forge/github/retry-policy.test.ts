import { describe, expect, test } from 'vitest';
import { decideRetry, type GitHubRetryState } from '../../../src/forge/github/http/retry-policy.ts';
import type { ResponseOutcome } from '../../../src/forge/http/outcome.ts';
import { defaultRequestLimits } from '../../../src/forge/http/request-limits.ts';

const now = new Date('2026-11-23T12:00:00Z');
const seconds = now.getTime() / 1000;
const fresh: GitHubRetryState = {
  graphql: true,
  smallest: false,
  failures: 0,
  penalties: 0,
  now,
  random: 0.5,
  limits: defaultRequestLimits,
};
const rest = { ...fresh, graphql: false, smallest: true };

const answer = (status: number, data: unknown, headers: Record<string, string> = {}): ResponseOutcome => ({
  kind: 'answer',
  status,
  headers,
  data,
});
const failed = (error: object) => answer(200, { data: null, errors: [{ message: 'no', ...error }] });
const broken = (mayBeTooLarge: boolean): ResponseOutcome => ({
  kind: 'broken',
  why: 'cut',
  mayBeTooLarge,
  cause: undefined,
});

describe('rate limits', () => {
  test.each([
    ['429 with retry-after in seconds', answer(429, {}, { 'retry-after': '7' }), 7_000],
    [
      '429 with retry-after as a date, by the clock of the answer',
      answer(
        429,
        {},
        { 'retry-after': 'Mon, 23 Nov 2026 15:00:09 GMT', date: 'Mon, 23 Nov 2026 15:00:00 GMT' },
      ),
      9_000,
    ],
    [
      'a primary limit waits for the reset',
      answer(
        403,
        { message: 'x' },
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(seconds + 30) },
      ),
      31_000,
    ],
    [
      'retry-after goes before the reset',
      answer(403, {}, { 'retry-after': '2', 'x-ratelimit-remaining': '0' }),
      2_000,
    ],
    [
      'a secondary limit told only by its message',
      answer(403, { message: 'a secondary rate limit' }),
      60_000,
    ],
    ['GraphQL error type RATE_LIMIT', failed({ type: 'RATE_LIMIT' }), 60_000],
    ['GraphQL error type RATE_LIMITED', failed({ type: 'RATE_LIMITED' }), 60_000],
    ['a body of errors alone', answer(200, { errors: [{ type: 'RATE_LIMITED', message: 'x' }] }), 60_000],
    ['GraphQL code', failed({ code: 'graphql_rate_limit' }), 60_000],
    ['GraphQL message alone', failed({ message: 'You have exceeded a secondary rate limit.' }), 60_000],
  ])('%s', (_, outcome, forMs) => {
    expect(decideRetry(outcome, fresh)).toEqual({ do: 'pause', forMs });
  });

  test('an untold wait grows, and a request that stays limited fails in the end', () => {
    const outcome = answer(403, { message: 'secondary rate limit' });
    expect(decideRetry(outcome, { ...fresh, penalties: 2 })).toEqual({ do: 'pause', forMs: 240_000 });
    expect(decideRetry(outcome, { ...fresh, penalties: 5 })).toMatchObject({
      do: 'fail',
      problem: { kind: 'rate-limited' },
    });
  });

  test('403 for any other reason is an answer, and so are 404 and 451', () => {
    for (const status of [403, 404, 451, 304])
      expect(decideRetry(answer(status, { message: 'Repository access blocked' }), rest)).toEqual({
        do: 'accept',
      });
  });

  test('a repository that mentions rate limits in its data is not limited', () => {
    const outcome = answer(200, { data: { repository: { description: 'rate limit' } } });
    expect(decideRetry(outcome, fresh)).toEqual({ do: 'accept' });
  });
});

describe('failures', () => {
  test('a refused token ends the request', () => {
    const verdict = decideRetry(answer(401, { message: 'Bad credentials' }), fresh);
    expect(verdict).toMatchObject({ do: 'fail', problem: { kind: 'unreachable' } });
  });

  test('a body that is cut is asked for again, later each time, and not for ever', () => {
    expect(decideRetry(broken(false), rest)).toMatchObject({ do: 'retry', afterMs: 1_000 });
    expect(decideRetry(broken(false), { ...rest, failures: 3 })).toMatchObject({
      do: 'retry',
      afterMs: 8_000,
    });
    expect(decideRetry(broken(false), { ...rest, failures: 4 })).toMatchObject({
      do: 'fail',
      problem: { kind: 'unreachable' },
    });
  });

  test('retries are spread by a quarter either way', () => {
    expect(decideRetry(broken(false), { ...rest, random: 0 })).toMatchObject({ afterMs: 750 });
    expect(decideRetry(broken(false), { ...rest, random: 1 })).toMatchObject({ afterMs: 1_250 });
  });

  test.each([
    ['502', answer(502, '<html>')],
    ['500', answer(500, { message: 'Server Error' })],
    ['504', answer(504, { message: 'timeout' })],
    ['something went wrong', failed({ message: 'Something went wrong while executing your query.' })],
    ['a timeout', broken(true)],
  ])('%s asks for less, at once; a single item is insisted on first', (_, outcome) => {
    expect(decideRetry(outcome, fresh)).toMatchObject({ do: 'shrink' });
    expect(decideRetry(outcome, { ...fresh, smallest: true })).toMatchObject({ do: 'retry' });
    expect(decideRetry(outcome, { ...fresh, smallest: true, failures: 4 })).toMatchObject({ do: 'shrink' });
  });

  test('resource limits ask for less, and a single item is not insisted on', () => {
    const outcome = answer(200, { data: { a: 1 }, errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED' }] });
    const less = { do: 'shrink', answered: true };
    expect(decideRetry(outcome, fresh)).toMatchObject(less);
    expect(decideRetry(outcome, { ...fresh, smallest: true })).toMatchObject(less);
  });

  test('something that went wrong at one place of an answer leaves the rest good', () => {
    const error = { message: 'Something went wrong while executing your query.', path: ['nodes', 3] };
    expect(decideRetry(failed(error), fresh)).toEqual({ do: 'accept' });
  });

  test('resource limits of single items leave the rest good', () => {
    const outcome = (path: (string | number)[]) =>
      answer(200, {
        data: { nodes: [{ id: 'a' }, null] },
        errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', path }],
      });
    expect(decideRetry(outcome(['nodes', 1]), fresh)).toEqual({ do: 'accept' });
    expect(decideRetry(outcome(['nodes', 0]), fresh)).toMatchObject({ do: 'shrink' });
    expect(decideRetry(outcome(['nodes', 1, 'object']), fresh)).toMatchObject({ do: 'shrink' });
    expect(decideRetry(outcome(['nodes', 2]), fresh)).toMatchObject({ do: 'shrink' });
  });

  test('a query of too many nodes asks for less', () => {
    const outcome = answer(200, { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'Too many.' }] });
    expect(decideRetry(outcome, fresh)).toMatchObject({ do: 'shrink', answered: true });
  });

  test('an error of the server that says when to come again is obeyed, a few times', () => {
    const busy = answer(503, '', { 'retry-after': '7' });
    expect(decideRetry(busy, fresh)).toEqual({ do: 'pause', forMs: 7_000 });
    expect(decideRetry(answer(502, '', { 'retry-after': '7' }), fresh)).toEqual({
      do: 'pause',
      forMs: 7_000,
    });
    expect(decideRetry(busy, { ...fresh, penalties: 4 })).toMatchObject({
      do: 'fail',
      problem: { kind: 'unreachable', message: 'GitHub answered 503, 5 times.' },
    });
  });

  test('a body that is not GraphQL is asked for again, without asking for less', () => {
    expect(decideRetry(answer(200, { unexpected: true }), fresh)).toMatchObject({ do: 'retry' });
    expect(decideRetry(answer(502, ''), rest)).toMatchObject({ do: 'retry' });
  });

  test('other errors in an answer are for the caller to read', () => {
    expect(decideRetry(failed({ type: 'NOT_FOUND' }), fresh)).toEqual({ do: 'accept' });
  });
});
