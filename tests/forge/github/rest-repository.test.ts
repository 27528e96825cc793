import { expect, test } from 'vitest';
import { evidenceFromRest, restRepository } from '../../../src/forge/github/rest/rest-repository.ts';

const repository = {
  id: 7,
  name: 'ward-board',
  owner: { login: 'sample-trust', type: 'Organization' },
  html_url: 'https://github.com/sample-trust/ward-board',
  private: false,
};

test('what GitHub could not tell of a repository costs nothing else of it', () => {
  const untold = [
    'topics',
    'fork',
    'archived',
    'is_template',
    'stargazers_count',
    'forks_count',
    'has_issues',
  ];
  const nulls = Object.fromEntries(untold.map((field) => [field, null]));
  const evidence = evidenceFromRest(restRepository.parse({ ...repository, ...nulls }));
  const { topics, fork, archived, template, stars, forks, issuesEnabled } = evidence;
  expect(evidence.name).toBe('ward-board');
  expect(new Set([topics, fork, archived, template, stars, forks, issuesEnabled])).toEqual(
    new Set([undefined]),
  );
});
