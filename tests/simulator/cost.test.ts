import { describe, expect, test } from 'vitest';
import { costOf } from '../../simulator/graphql/cost.ts';
import { readDocument } from '../../simulator/graphql/github-schema.ts';
import { ask, forgeOf, post } from './support.ts';

function cost(query: string, variables: object = {}) {
  const { document, errors } = readDocument(query);
  if (!document || errors.length > 0) throw new Error(String(errors[0]));
  return costOf(document, undefined, variables);
}

describe('the cost of a query', () => {
  test('is as in GitHub’s example: 1 + 100 + 5,000 requests, 51 points, 305,100 nodes', () => {
    const query = `{ viewer { login repositories(first: 100) { edges { node { id
      issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } } } } }`;
    expect(cost(query)).toEqual({ points: 51, nodes: 305_100, pageSize: 100 });
  });

  test('is one point for a probe of thirty organisations', () => {
    const probe = Array.from(
      { length: 30 },
      (_, index) => `o${index}: organization(login: "o${index}") { ...Newest }`,
    ).join('\n');
    const fragment = `fragment Newest on Organization {
      p: repositories(first: 10, orderBy: { field: PUSHED_AT, direction: DESC }) { nodes { databaseId } }
      u: repositories(first: 10, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { databaseId } } }`;
    expect(cost(`{ ${probe} } ${fragment}`)).toEqual({ points: 1, nodes: 600, pageSize: 10 });
  });

  test('takes page sizes from variables and their defaults; files cost nothing', () => {
    const query = `query($first: Int = 100) { organization(login: "o") { repositories(first: $first) { nodes {
      repositoryTopics(first: 10) { nodes { id } } issues { totalCount } languages(first: 3) { nodes { id } }
      object(expression: "HEAD:") { ... on Tree { entries { name } } } } } } }`;
    expect(cost(query, { first: 25 }).points).toBe(1);
    expect(cost(query).points).toBe(3);
  });

  test('is charged, shown in rateLimit and in the headers', async () => {
    await using forge = await forgeOf(1, { limits: { graphql: 10 } });
    await ask(forge, '{ viewer { login } }');
    const response = await post(forge, { query: '{ rateLimit { cost limit used remaining nodeCount } }' });
    expect(response.headers.get('x-ratelimit-remaining')).toBe('8');
    expect(response.headers.get('x-ratelimit-resource')).toBe('graphql');
    const { data } = (await response.json()) as any; // eslint-disable-line @typescript-eslint/no-explicit-any
    expect(data.rateLimit).toEqual({ cost: 1, limit: 10, used: 2, remaining: 8, nodeCount: 0 });
  });

  test('beyond the budget is an error under status 200, beyond 500,000 nodes a refusal', async () => {
    await using forge = await forgeOf(1, { limits: { graphql: 1 } });
    const tooMany =
      '{ viewer { repositories(first: 100) { nodes { issues(first: 100) { nodes { labels(first: 100) { nodes { id } } } } } } } }';
    expect((await ask(forge, tooMany)).errors[0].type).toBe('MAX_NODE_LIMIT_EXCEEDED');
    await ask(forge, '{ viewer { login } }');
    const response = await post(forge, { query: '{ viewer { login } }' });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await response.json()).toMatchObject({
      errors: [{ type: 'RATE_LIMIT', code: 'graphql_rate_limit' }],
    });
  });
});
