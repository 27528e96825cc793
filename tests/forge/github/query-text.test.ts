import { parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  filesQuery,
  newestQuery,
  nodesQuery,
  accountPageQuery,
  surveyQuery,
} from '../../../src/forge/github/graphql/query-text.ts';
import { githubSchema } from '../../../simulator/graphql/github-schema.ts';

const oid = 'a'.repeat(40);
const queries = {
  'survey of one account': surveyQuery(1),
  'survey of fifty accounts': surveyQuery(50),
  'page in full': accountPageQuery('full'),
  'page without files': accountPageQuery('facts'),
  'page of names': accountPageQuery('stamp'),
  'newest by push': newestQuery('PUSHED_AT'),
  'newest by update': newestQuery('UPDATED_AT'),
  'nodes in full': nodesQuery('full'),
  'nodes without files': nodesQuery('facts'),
  files: filesQuery([[oid, oid], [oid]]),
};

describe("queries against GitHub's published schema", () => {
  test.each(Object.entries(queries))('%s', (_, text) => {
    expect(validate(githubSchema(), parse(text))).toEqual([]);
  });
});
