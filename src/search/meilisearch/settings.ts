import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { namesWithOthers, otherNamesOf } from '../query/other-names.ts';
import { facetNames } from '../search.ts';
import { schemaVersion } from '../sqlite/index/schema.ts';
import { stemsOf } from './stems.ts';
import { facetField, textFields } from './stored-document.ts';
import type { ShownDocument } from './stored-document.ts';

/** Raised when documents are stored in another way, so that they are indexed anew. */
const documentVersion = 1;

/** Values of a facet that are counted: one more than are shown. */
const maxFacetValues = 51;
/** Meilisearch reads as many other names of one. */
const maxNames = 50;

const shown: (keyof ShownDocument)[] = ['key', 'item', 'readmeText', 'organisationText', 'keywordsText'];
const equality = { equality: true, comparison: false };

/**
 * The settings of an index. Typing mistakes are left to `did-you-mean.ts` (every searched field is exempt from them),
 * because a word that some document holds is never taken for another; only the words of the vocabulary are found in spite of them.
 */
export const indexSettings: Settings = {
  searchableAttributes: [...textFields],
  displayedAttributes: [...shown, 'position'],
  filterableAttributes: [
    { attributePatterns: ['words'], features: { facetSearch: true, filter: equality } },
    {
      attributePatterns: ['key', 'live', 'gone', 'dependsOn', 'has', ...facetNames.map(facetField)],
      features: { facetSearch: false, filter: equality },
    },
    {
      attributePatterns: ['stars', 'forks', 'pushed', 'created'],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
  ],
  sortableAttributes: ['stars', 'pushed', 'newest', 'nameKey'],
  rankingRules: [
    'sort',
    'words',
    'typo',
    'attributeRank',
    'proximity',
    'wordPosition',
    'exactness',
    'worth:desc',
    'nameKey:asc',
  ],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 7 },
    disableOnAttributes: [...textFields],
  },
  synonyms: synonymSettings(),
  faceting: { maxValuesPerFacet: maxFacetValues, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 1_000_000 },
};

/** Tells indexes made by other settings or of other documents apart; what the embedded engine indexes anew is new here too. */
export function settingsFingerprint(): string {
  const text = JSON.stringify([documentVersion, schemaVersion, indexSettings]);
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function synonymSettings(): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const typed of namesWithOthers) {
    const stems = stemsOf(typed.split(' '));
    const others = synonyms.get(stems) ?? new Set();
    for (const { name } of otherNamesOf(typed.split(' '))) others.add(stemsOf(name.split(' ')));
    others.delete(stems);
    synonyms.set(stems, others);
  }
  return Object.fromEntries(Array.from(synonyms, ([typed, names]) => [typed, [...names].slice(0, maxNames)]));
}
