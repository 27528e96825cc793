import { webAddress } from '../domain/file-address.ts';
import type { Finding } from '../domain/assessment.ts';
import type { RepositoryFinding } from '../domain/figures.ts';
import { isPublicRepository, type PublicRepository } from '../domain/public-repository.ts';
import type { PublicStore } from './public-store.ts';

/** A repository that meets a check, and what was seen. */
export interface GoodExample {
  repository: PublicRepository;
  finding: Finding & { proof: string };
}

/**
 * An example to learn from, of the repositories that meet a check: one that people maintain and wrote themselves, that has a
 * proof; one that is open by every policy before others, then the one with the newest commit.
 *
 * @param meeting some repositories that meet it; each is looked up
 * @returns undefined where none of them has a proof to show
 */
export async function goodExample(
  store: Pick<PublicStore, 'findRepository'>,
  check: string,
  meeting: readonly Pick<RepositoryFinding, 'owner' | 'name'>[],
): Promise<GoodExample | undefined> {
  const found = await Promise.all(meeting.map(({ owner, name }) => store.findRepository(owner, name)));
  const [best] = found
    .flatMap((one) => (one !== undefined && isPublicRepository(one) ? [one] : []))
    .filter(({ evidence }) => evidence.archived !== true && evidence.fork !== true)
    .sort((a, b) => Number(b.status === 'open') - Number(a.status === 'open') || commitOf(b) - commitOf(a))
    .flatMap((one) => exampleOf(one, check));
  return best;
}

function commitOf({ evidence }: PublicRepository): number {
  return Date.parse(evidence.committedAt ?? '') || 0;
}

function exampleOf(repository: PublicRepository, check: string): GoodExample[] {
  const finding = repository.findings.find((one) => one.check === check && one.outcome === 'met');
  if (finding?.proof === undefined || webAddress(repository.evidence.url) === null) return [];
  return [{ repository, finding: { ...finding, proof: finding.proof } }];
}
