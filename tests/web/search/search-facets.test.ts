import { describe, expect, test } from 'vitest';
import { facetLabel } from '../../../src/web/search/search-facets.ts';

describe('a value of a facet', () => {
  test.each([
    ['body', 'trust', 'NHS trust or board'],
    ['body', 'legacy-body', 'Former organisation'],
    ['nation', 'UK', 'United Kingdom'],
    ['kind', 'fork', 'Fork'],
    ['status', 'withdrawn', 'Withdrawn'],
    ['level', 'recommended', 'Every check'],
    ['topic', 'trust', 'trust'],
    ['body', 'constructor', 'constructor'],
  ] as const)('of %s: %s reads %s', (facet, value, text) => {
    expect(facetLabel(facet, value, new Map())).toBe(text);
  });
});
