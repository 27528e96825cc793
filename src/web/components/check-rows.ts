import { forces } from '../../domain/assessment.ts';
import type { CheckFigures } from '../../domain/figures.ts';
import type { Policy } from '../../domain/policy.ts';
import { explainCheck, type Prose } from '../../policy/policy.ts';
import { addresses, withQuery } from './addresses.ts';
import { outcomeBar } from '../charts/outcome-bar.ts';
import { forceLabels } from '../text/labels.ts';
import { numberOf } from '../text/numbers.ts';

/**
 * How checks came out, in a table for each policy: mandatory first, then those that fewest meet.
 *
 * @param organisation narrows the links to the repositories behind the numbers
 */
export function checkRows(
  figures: readonly CheckFigures[],
  policies: readonly Policy[],
  prose: Prose,
  organisation?: string,
) {
  return policies
    .map((policy) => ({
      id: policy.id,
      title: policy.title,
      href: addresses.policy(policy.id),
      rows: figures
        .filter((one) => one.policy === policy.id)
        .map((one) => rowOf(one, policy, prose, organisation))
        .sort((a, b) => a.rank - b.rank || a.share - b.share),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function rowOf(
  { policy: id, check, outcomes }: CheckFigures,
  policy: Policy,
  prose: Prose,
  organisation: string | undefined,
) {
  const { title, force } = explainCheck(check, policy, prose);
  const whole = outcomes.met + outcomes.unmet + outcomes.unknown + outcomes.declared + outcomes.waived;
  const link = (outcome: string) => withQuery(addresses.check(check), { policy: id, outcome, organisation });
  return {
    check,
    title,
    href: withQuery(addresses.check(check), { policy: id, organisation }),
    force: force ? forceLabels[force] : '',
    rank: force ? forces.indexOf(force) : forces.length,
    share: whole === 0 ? 1 : outcomes.met / whole,
    bar: outcomeBar(outcomes),
    met: numberOf(outcomes.met),
    unmet: numberOf(outcomes.unmet),
    unmetHref: outcomes.unmet > 0 ? link('unmet') : '',
    unknown: numberOf(outcomes.unknown),
    unknownHref: outcomes.unknown > 0 ? link('unknown') : '',
    others: numberOf(outcomes.declared + outcomes.waived),
  };
}
