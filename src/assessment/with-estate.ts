import {
  indexFingerprints,
  fingerprintOfRepository,
  type FingerprintIndex,
  type TemplateFingerprint,
} from '../lineage/fingerprints.ts';
import type { HarvestStore, QueryStore } from '../store/store.ts';
import type { AssessmentRules } from './rules.ts';
import { communityDefaults } from './community-defaults.ts';

type Needs = Pick<HarvestStore, 'templateRepositories'> & Pick<QueryStore, 'findRepository'>;

/**
 * Completes a context with what verdicts take from other repositories than the one they are on, as it is stored: what
 * accounts say for all of theirs, and what template repositories hold.
 *
 * @param own what our own templates leave in the services made from them
 */
export async function withEstate(
  context: AssessmentRules,
  { store, own }: { store: Needs; own: readonly TemplateFingerprint[] },
): Promise<AssessmentRules & { fingerprints: FingerprintIndex }> {
  const { organisations } = context;
  const defaults = await communityDefaults(store, organisations.keys());
  const found = await store.templateRepositories();
  const covered = found.filter(({ organisation }) => organisations.has(organisation));
  const fingerprints = indexFingerprints([
    ...own,
    ...covered.flatMap((evidence) => fingerprintOfRepository(evidence) ?? []),
  ]);
  return { ...context, defaults, fingerprints };
}
