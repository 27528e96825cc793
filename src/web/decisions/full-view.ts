import { kindOf, reasonText, stateOf } from '../../decisions/decisions.ts';
import type { RecordedDecision } from '../../domain/decision.ts';
import type { Prose } from '../../policy/policy.ts';
import { momentOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';
import { dayText, stateLabels } from './decision-labels.ts';

/** Every decision whole, for administrators. */
export function fullRegisterView(
  decisions: readonly RecordedDecision[],
  { prose, today }: { prose: Prose; today: string },
) {
  return {
    title: 'All decisions',
    summary: countOf(decisions.length, 'decision'),
    decisions: decisions.map((decision) => ({
      id: decision.id,
      state: stateLabels[stateOf(decision, today)],
      rows: rowsOf(decision, prose).filter(({ value }) => value !== ''),
    })),
  };
}

function rowsOf(decision: RecordedDecision, prose: Prose) {
  const { kind, check, repositories, note, threatModel, requestedBy, approvedBy } = decision;
  const { from, reviewBy, deliveredOn, extensionMonths = 0, extensionAgreedBy } = decision;
  return [
    { key: 'Decision', value: kindOf(kind)?.label ?? kind },
    { key: 'Check', value: check === undefined ? '' : (prose(check)?.title ?? check) },
    { key: 'Repositories', value: repositories.join(', ') },
    { key: 'Reason', value: reasonText(decision) },
    { key: 'Note', value: note ?? '' },
    { key: 'Who might attack', value: threatModel?.attacker ?? '' },
    { key: 'What publication changes', value: threatModel?.publicationChanges ?? '' },
    { key: 'What protects instead', value: threatModel?.protectedBy ?? '' },
    { key: 'Asked for by', value: requestedBy },
    { key: 'Approved by', value: approvedBy },
    { key: 'From', value: dayText(from) },
    { key: 'Review by', value: dayText(reviewBy) },
    { key: 'Delivered on', value: deliveredOn === undefined ? '' : dayText(deliveredOn) },
    {
      key: 'Extension',
      value:
        extensionMonths === 0
          ? ''
          : `${countOf(extensionMonths, 'month')}, agreed by ${extensionAgreedBy ?? 'nobody'}`,
    },
    { key: 'Written down', value: recordText(decision) },
  ];
}

function recordText({ source, recordedAt, recordedBy }: RecordedDecision): string {
  if (source === 'catalogue' || recordedAt === null) return 'In the catalogue';
  return `By the ${recordedBy ?? 'administrator'}, on ${momentOf(recordedAt)}`;
}
