import { describe, expect, test } from 'vitest';
import { ask, forgeOf, post } from './support.ts';

/** The first error of a query, without its place in the text. */
async function firstError(query: string) {
  await using forge = await forgeOf(3);
  const { errors } = await ask(forge, query);
  const { locations, ...error } = errors[0];
  expect(locations).toHaveLength(1);
  return error as unknown;
}

describe('GraphQL errors in GitHub’s shapes', () => {
  test('a repository that is not there', async () => {
    expect(await firstError('{ repository(owner: "sample-org", name: "none") { id } }')).toEqual({
      type: 'NOT_FOUND',
      path: ['repository'],
      message: "Could not resolve to a Repository with the name 'sample-org/none'.",
    });
  });

  test('an organisation that is not there fails its alias only', async () => {
    await using forge = await forgeOf(1);
    const answer = await ask(
      forge,
      '{ a: organization(login: "none") { id } b: organization(login: "sample-org") { login } }',
    );
    expect(answer.data).toEqual({ a: null, b: { login: 'sample-org' } });
    expect(answer.errors[0].path).toEqual(['a']);
    expect(answer.errors[0].type).toBe('NOT_FOUND');
  });

  test.each([
    ['first: 101', 'EXCESSIVE_PAGINATION', 'exceeds the `first` limit of 100 records'],
    [
      'orderBy: { field: NAME, direction: ASC }',
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last`',
    ],
    ['first: 0', 'INVALID_PAGINATION', 'at least 1'],
    ['first: 1, after: "bm9uc2Vuc2U="', 'INVALID_CURSOR_ARGUMENTS', 'does not appear to be a valid cursor'],
  ])('page arguments (%s) are refused as %s', async (page, type, message) => {
    const error = await firstError(
      `{ organization(login: "sample-org") { repositories(${page}) { nodes { id } } } }`,
    );
    expect(error).toMatchObject({
      type,
      path: ['organization', 'repositories'],
      message: expect.stringContaining(message),
    });
  });

  test('a count needs no page', async () => {
    await using forge = await forgeOf(3);
    const { data } = await ask(
      forge,
      '{ organization(login: "sample-org") { repositories { totalCount } } }',
    );
    expect(data.organization.repositories.totalCount).toBe(3);
  });

  test('a query that the schema does not allow is refused, not answered in part', async () => {
    await using forge = await forgeOf(1);
    const answer = await ask(forge, '{ organization(login: "sample-org") { login nonsense } }');
    expect(answer.data).toBeUndefined();
    expect(answer.errors[0].message).toContain('nonsense');
  });

  test('a valid field that is not simulated fails loudly and is recorded', async () => {
    await using forge = await forgeOf(1);
    const { errors } = await ask(
      forge,
      '{ repository(owner: "sample-org", name: "r1") { mergeCommitAllowed } }',
    );
    expect(errors[0].message).toContain('does not simulate Repository.mergeCommitAllowed');
    expect(forge.requests.unexpected).toHaveLength(1);
  });

  test('a wrong or missing token is refused', async () => {
    await using forge = await forgeOf(1, { token: 'right' });
    const wrong = await post(forge, { query: '{ viewer { login } }' }, 'wrong');
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({ message: 'Bad credentials', status: '401' });
    expect((await post(forge, { query: '{ viewer { login } }' }, null)).status).toBe(401);
  });

  test('private repositories are nowhere to be seen', async () => {
    await using forge = await forgeOf(2);
    const id = forge.estate.repository('sample-org', 'r1')?.id;
    forge.estate.makePrivate('sample-org/r1');
    const { data } = await ask(
      forge,
      `{ organization(login: "sample-org") { repositories(first: 9) { totalCount nodes { name } } }
         repository(owner: "sample-org", name: "r1") { databaseId } }`,
    );
    expect(id).toBeDefined();
    expect(data.organization.repositories).toEqual({ totalCount: 1, nodes: [{ name: 'r2' }] });
    expect(data.repository).toBeNull();
  });
});

describe('GraphQL nodes', () => {
  test('are found by ids of both forms; what is gone leaves null and an error there', async () => {
    await using forge = await forgeOf(2);
    forge.estate.create('sample-org', { name: 'known', id: 515435736 });
    const old = Buffer.from('010:Repository515435736').toString('base64');
    const ids = ['R_kgDOHrjs2A', 'R_kgDOAAAAAQ', old, 'nonsense'];
    const { data, errors } = await ask(
      forge,
      'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Repository { name } } }',
      {
        ids,
      },
    );
    const known = { id: 'R_kgDOHrjs2A', name: 'known' };
    expect(data.nodes).toEqual([known, null, known, null]);
    expect(errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['nodes', 1],
        message: "Could not resolve to a node with the global id of 'R_kgDOAAAAAQ'",
      },
      { type: 'NOT_FOUND', path: ['nodes', 3] },
    ]);
  });

  test('more than a hundred ids are refused', async () => {
    await using forge = await forgeOf(0);
    const ids = Array.from({ length: 101 }, (_, index) => `R_${index}`);
    const { errors } = await ask(forge, 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors[0].message).toContain('more than 100');
  });

  test('a renamed or transferred repository keeps its id and answers to its old name', async () => {
    await using forge = await forgeOf(1);
    forge.estate.addAccount({ login: 'sample-other' });
    forge.estate.rename('sample-org/r1', 'renamed');
    forge.estate.transfer('sample-org/renamed', 'sample-other');
    const { data } = await ask(
      forge,
      `{ followed: repository(owner: "sample-org", name: "R1") { nameWithOwner }
         refused: repository(owner: "sample-org", name: "r1", followRenames: false) { nameWithOwner } }`,
    );
    expect(data).toEqual({ followed: { nameWithOwner: 'sample-other/renamed' }, refused: null });
  });

  test('a name that is given again belongs to the new repository', async () => {
    await using forge = await forgeOf(1);
    forge.estate.rename('sample-org/r1', 'renamed');
    const { id } = forge.estate.create('sample-org', { name: 'r1' });
    const { data } = await ask(forge, '{ repository(owner: "sample-org", name: "r1") { databaseId } }');
    expect(data.repository.databaseId).toBe(id);
  });
});
