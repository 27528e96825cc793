import { expect, test } from 'vitest';
import { scopesOf } from '../../src/domain/scope.ts';
import { aCatalogue, anOrganisation } from '../web/fake-tools.ts';

const scopes = scopesOf(
  aCatalogue({ organisations: [anOrganisation({ login: 'Sample-Trust', nation: 'Wales' })] }),
);

test('an organisation counts in the estate, its nation, its kind of body and itself', () => {
  expect(scopes('sample-trust')).toEqual([
    ...['estate', 'nation:Wales', 'bodyType:trust', 'organisation:sample-trust'],
  ]);
});

test('one that the catalogue does not have counts nowhere', () => {
  expect(scopes('elsewhere')).toEqual([]);
});
