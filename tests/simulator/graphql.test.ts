import { describe, expect, test } from 'vitest';
import { ask, forgeOf } from './support.ts';

const listing = `query Listing($after: String, $first: Int = 4) {
  organization(login: "SAMPLE-ORG") {
    repositories(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { databaseId name }
    }
  }
}`;

async function namesByPage(forge: Awaited<ReturnType<typeof forgeOf>>): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const { data } = await ask(forge, listing, { after });
    const { nodes, pageInfo } = data.organization.repositories;
    pages.push((nodes as { name: string }[]).map(({ name }) => name));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return pages;
}

describe('GraphQL listings', () => {
  test('every repository comes once, page by page', async () => {
    await using forge = await forgeOf(10);
    expect(await namesByPage(forge)).toEqual([
      ['r1', 'r2', 'r3', 'r4'],
      ['r5', 'r6', 'r7', 'r8'],
      ['r9', 'r10'],
    ]);
    expect(forge.requests.byKind).toEqual({ 'graphql:Listing': 3 });
  });

  test('a deletion between two pages skips nothing, not even of the cursor’s own', async () => {
    await using forge = await forgeOf(10);
    forge.onRequest(2, () => {
      forge.estate.delete('sample-org/r2');
      forge.estate.delete('sample-org/r4');
    });
    expect((await namesByPage(forge)).flat()).toEqual([
      'r1',
      'r2',
      'r3',
      'r4',
      'r5',
      'r6',
      'r7',
      'r8',
      'r9',
      'r10',
    ]);
  });

  test('a push moves a repository to the front of what was pushed last', async () => {
    await using forge = await forgeOf(3);
    forge.estate.push('sample-org/r1', { 'NEW.md': 'new' });
    const { data } = await ask(
      forge,
      '{ repositoryOwner(login: "sample-org") { repositories(first: 1, orderBy: { field: PUSHED_AT, direction: DESC }) { nodes { name pushedAt updatedAt } } } }',
    );
    const at = '2026-06-01T12:00:00Z';
    expect(data.repositoryOwner.repositories.nodes).toEqual([{ name: 'r1', pushedAt: at, updatedAt: at }]);
  });
});
