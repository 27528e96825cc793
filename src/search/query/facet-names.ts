export const facetNames = [
  'organisation',
  'language',
  'licence',
  'status',
  'level',
  'topic',
  'nation',
  'body',
  'standard',
  'kind',
  'changed',
  'collection',
] as const;
export type Facet = (typeof facetNames)[number];

export const searchSorts = ['relevance', 'updated', 'stars', 'name'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** The value of the licence facet for a repository that has none. */
export const noLicence = 'none';
