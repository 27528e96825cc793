import type { SampleRepository } from './repository.ts';

export type OrderField = 'CREATED_AT' | 'UPDATED_AT' | 'PUSHED_AT' | 'NAME' | 'STARGAZERS' | 'FULL_NAME';

export interface Order {
  field: OrderField;
  direction: 'ASC' | 'DESC';
}

/** What a repository is ordered by; the id decides between equals. */
function orderKey(repository: SampleRepository, field: OrderField): string | number {
  switch (field) {
    case 'CREATED_AT':
      return repository.createdAt;
    case 'UPDATED_AT':
      return repository.updatedAt;
    case 'PUSHED_AT':
      return repository.pushedAt;
    case 'STARGAZERS':
      return repository.facts().stars;
    case 'NAME':
      return repository.name.toLowerCase();
    case 'FULL_NAME':
      return `${repository.account.login}/${repository.name}`.toLowerCase();
  }
}

export type Position = readonly [key: string | number, id: number];

function comparePositions([oneKey, oneId]: Position, [otherKey, otherId]: Position): number {
  if (oneKey < otherKey) return -1;
  if (oneKey > otherKey) return 1;
  return oneId - otherId;
}

export interface Listing {
  repositories: SampleRepository[];
  positions: Position[];
}

export function orderedListing(
  repositories: Iterable<SampleRepository>,
  { field, direction }: Order,
): Listing {
  const sign = direction === 'ASC' ? 1 : -1;
  const rows = Array.from(repositories, (repository) => ({
    repository,
    position: [orderKey(repository, field), repository.id] as const,
  }));
  rows.sort((one, other) => sign * comparePositions(one.position, other.position));
  return {
    repositories: rows.map(({ repository }) => repository),
    positions: rows.map(({ position }) => position),
  };
}

/** Index of the first repository beyond a position: found by key, so that deletions in between skip nothing. */
export function indexAfter({ positions }: Listing, after: Position, direction: Order['direction']): number {
  const sign = direction === 'ASC' ? 1 : -1;
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sign * comparePositions(positions[middle] ?? after, after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
