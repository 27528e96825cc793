import { expect, test } from 'vitest';
import { evidenceFromNode } from '../../../src/forge/github/graphql/repository-node.ts';
import { evidenceFromRest, restRepository } from '../../../src/forge/github/rest/rest-repository.ts';

const url = 'https://github.com/sample-trust/ward-board';

test.each([
  [true, null],
  [false, 'sample-trust/starter'],
])('a template that only our token sees is not named (private: %s)', (hidden, expected) => {
  const node = {
    ...{ id: 'R_1', databaseId: 1, name: 'ward-board', url, visibility: 'PUBLIC', isFork: false },
    owner: { __typename: 'Organization', login: 'sample-trust' },
    templateRepository: { nameWithOwner: 'sample-trust/starter', isPrivate: hidden },
  };
  expect(evidenceFromNode(node).madeFrom).toBe(expected);
  const repository = restRepository.parse({
    ...{ id: 1, name: 'ward-board', html_url: url, private: false },
    owner: { login: 'sample-trust', type: 'Organization' },
    template_repository: { full_name: 'sample-trust/starter', private: hidden },
  });
  expect(evidenceFromRest(repository).madeFrom).toBe(expected);
});
