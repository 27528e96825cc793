import { plainFacts } from './repository.ts';
import type {
  NewRepository,
  RepositoryFacts,
  RepositorySource,
  SampleAccount,
  SampleRepository,
} from './repository.ts';

/** Fills in what the description of a repository leaves out: dates from `now` (ms), facts as a new repository has them. */
export function newRepository(
  account: SampleAccount,
  described: NewRepository,
  { id, now }: { id: number; now: number },
): SampleRepository {
  const createdAt = seconds(described.createdAt) ?? now;
  const pushedAt = seconds(described.pushedAt) ?? createdAt;
  return {
    id,
    account,
    name: described.name,
    visibility: described.visibility ?? 'public',
    createdAt,
    pushedAt,
    updatedAt: seconds(described.updatedAt) ?? pushedAt,
    committedAt: pushedAt,
    ...(described.source ?? writtenSource(described)),
  };
}

function writtenSource(described: NewRepository): RepositorySource {
  const {
    name: _,
    id: _id,
    visibility: _v,
    createdAt: _c,
    updatedAt: _u,
    pushedAt: _p,
    source: _s,
    ...rest
  } = described;
  const { files = {}, ...given } = rest;
  const facts: RepositoryFacts = { ...plainFacts, ...given };
  const byPath = new Map(Object.entries(files));
  return { facts: () => facts, files: () => byPath };
}

function seconds(date: Date | undefined): number | undefined {
  return date && Math.floor(date.getTime() / 1000) * 1000;
}
