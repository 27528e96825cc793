import { z } from 'zod';
import { facetNames, matchedFields, type Highlights, type SearchHit } from '../../search/search.ts';
import type { RepositoryItem } from '../../domain/repository-item.ts';
import { eventSchema } from '../governance/event-schemas.ts';
import { count, force, instant, levelOutcome, named, outcome, pageFields, status } from '../schemas.ts';

const runs = z.array(z.object({ text: z.string(), hit: z.boolean() }));

const highlights: z.ZodType<Highlights> = z
  .object({ name: runs.exactOptional(), description: runs.exactOptional(), readme: runs.exactOptional() })
  .register(named, { id: 'Highlights', description: 'Text around hits, in runs. Never HTML.' });

const licenceSummary = z.object({
  spdx: z.string().describe('An SPDX expression; NOASSERTION for a text that is no known licence.'),
  confidence: z.number().min(0).max(1),
});

const itemFields = {
  id: z.string().describe('The forge’s own identity, which stays when the name changes.'),
  fullName: z.string(),
  owner: z.string(),
  name: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  language: z.string().nullable(),
  topics: z.array(z.string()),
  licence: licenceSummary.nullable(),
  status,
  levels: z
    .record(force, levelOutcome)
    .exactOptional()
    .describe('What the policies that bind it add up to, by force; left out where none binds.'),
  archived: z.boolean(),
  fork: z.boolean(),
  template: z.boolean(),
  stars: count,
  pushedAt: instant.nullable(),
} satisfies Record<keyof RepositoryItem, z.ZodType>;

const matchedField = z.enum(matchedFields);

const reason = z
  .object({
    signal: z.string().describe('What it is about, such as a word or the last change.'),
    text: z.string().describe('The words, folded; empty for factors.'),
    fields: z.array(matchedField),
    added: z.number().exactOptional(),
    factor: z.number().exactOptional(),
  })
  .register(named, {
    id: 'SearchReason',
    description:
      'One thing that made a score: numbers added are summed, and the sum multiplied by the factors.',
  });

const item: z.ZodType<SearchHit> = z
  .object({
    ...itemFields,
    highlights,
    matched: z.enum(['all', 'some']).describe('Whether it holds every word, or only some of them.'),
    matchedIn: z.array(matchedField).describe('The fields that hold any of the words.'),
    reasons: z.array(reason).exactOptional().describe('Given with explain=1.'),
  })
  .register(named, { id: 'RepositoryItem' });

const facets = z.record(z.enum(facetNames), z.array(z.object({ value: z.string(), count }))).register(named, {
  id: 'Facets',
  description: 'Counts over all hits, each facet without its own filter, most frequent first.',
});

export const similarRepositories = z
  .object({ items: z.array(z.object(itemFields)) })
  .register(named, { id: 'SimilarRepositories' });

export const comparison = z
  .object({
    items: z.array(
      z.object({
        ...itemFields,
        organisation: z.string().describe('Login in the catalogue.'),
        createdAt: instant.nullable(),
        latestRelease: z.string().nullable().describe('Its tag.'),
        standards: z.array(z.object({ id: z.string(), name: z.string() })),
        dependencies: count.describe('Packages that it asks for itself.'),
        dependents: count.describe('Repositories here that depend on it, for certain or possibly.'),
        unmet: z.array(z.string()).describe('Ids of the checks that are not met.'),
      }),
    ),
  })
  .register(named, { id: 'Comparison' });

export const collectionView = z
  .object({
    id: z.string(),
    title: z.string(),
    why: z.string(),
    items: z.array(z.object(itemFields)),
    missing: count.describe('Repositories of the list that are not public here.'),
  })
  .register(named, { id: 'Collection' });

export const repositoryList = z
  .object({
    ...pageFields,
    tookMs: z.number(),
    corrected: z
      .string()
      .nullable()
      .describe('The query that was run, where words that nothing holds were respelt; null as a rule.'),
    suggestion: z.string().nullable().describe('The query with a far commoner spelling, to be offered.'),
    messages: z.array(z.string()).describe('What was left out of the query, and why.'),
    fallback: z
      .string()
      .nullable()
      .describe(
        'A sentence, when something that should have helped to answer did not, such as the search server; null as a rule.',
      ),
    nearest: z
      .object({ text: z.string(), total: count, without: z.enum(facetNames).nullable() })
      .nullable()
      .describe(
        'When nothing was found: the search without a part of its text, or without a filter, and what it finds.',
      ),
    items: z.array(item),
    facets,
  })
  .register(named, { id: 'RepositoryList' });

const finding = z
  .object({
    check: z.string(),
    title: z.string(),
    force: force.nullable().describe('null when the policy no longer asks it.'),
    outcome,
    because: z.string(),
    proof: z.string().nullable().describe('Path of the file that is the proof.'),
    line: z.number().nullable().describe('The line of that file; the first is 1.'),
    proofUrl: z
      .string()
      .nullable()
      .describe(
        'Where to see the proof: that line in the commit that was read, else on the default branch. null where we do not know how the forge addresses files.',
      ),
    since: instant
      .nullable()
      .describe('When it was first seen to come out so; null where that is not known.'),
    fix: z.string(),
    clause: z.string().nullable(),
    source: z.string().nullable(),
  })
  .register(named, { id: 'Finding' });

const level = z
  .object({
    force,
    outcome: levelOutcome,
    met: count.describe('Checks that are met, declared or waived, of those that apply.'),
    applicable: count,
    unknown: count.describe('Those that could not be assessed.'),
  })
  .register(named, { id: 'Level' });

const licenceFile = z.object({
  path: z.string(),
  spdx: z.string(),
  confidence: z.number().min(0).max(1),
  method: z.enum(['exact', 'similar', 'identifier', 'declared', 'named', 'curated']),
});

export const repository = z
  .object({
    ...itemFields,
    licence: licenceSummary
      .extend({
        files: z.array(licenceFile),
        declared: z.array(z.object({ path: z.string(), spdx: z.string().nullable() })),
      })
      .nullable(),
    assessments: z.array(
      z.object({
        policy: z.string(),
        version: z.string(),
        status,
        statusBecause: z.string().describe('Why, where no mandatory check tells; empty otherwise.'),
        levels: z.array(level).describe('Mandatory first; never averaged.'),
        findings: z.array(finding),
      }),
    ),
    standards: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          url: z.string(),
          version: z.string().nullable().describe('Of the package that shows it.'),
          signals: z.array(
            z.object({
              because: z.string(),
              proof: z.string().nullable(),
              line: z.number().nullable(),
              proofUrl: z.string().nullable(),
            }),
          ),
        }),
      )
      .describe('Standards of health and care that it speaks, with what shows it.'),
    events: z.array(eventSchema).describe('Newest first.'),
    observedAt: instant,
    withdrawnAt: instant
      .nullable()
      .describe('Set when it is no longer public: then only what was last seen is told.'),
  })
  .register(named, { id: 'Repository' });
