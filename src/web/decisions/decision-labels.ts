import type { DecisionState } from '../../domain/decision.ts';
import type { PublicDecision } from '../../decisions/decisions.ts';
import type { Label } from '../text/labels.ts';
import { dateOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';

export const stateLabels: Record<DecisionState, Label> = {
  due: { text: 'Review due', colour: 'yellow' },
  expired: { text: 'Ended', colour: 'red' },
  'in-force': { text: 'In force', colour: 'green' },
  planned: { text: 'Planned', colour: 'blue' },
};

/** What a decision is about, for those who may not see every name. */
export function subjectText({ repositories, owners, hidden, hasPattern }: PublicDecision): string {
  const others = [
    hidden > 0 ? `${countOf(hidden, 'repository', 'repositories')} that we do not name` : '',
    hasPattern ? 'repositories by a pattern of names' : '',
  ].filter((text) => text !== '');
  if (others.length === 0) return '';
  return `${repositories.length > 0 ? 'Also ' : ''}${others.join(', ')}, of ${owners.join(', ')}`;
}

/** A day of a decision, which has no time. */
export function dayText(day: string): string {
  return dateOf(`${day}T12:00:00Z`);
}

/** One decision in a sentence, as pages of repositories show it. */
export function decisionSentence(decision: PublicDecision): string {
  const { label, reasonText, endsOn, state } = decision;
  return state === 'expired'
    ? `${label}, ended on ${dayText(endsOn)}: ${reasonText}`
    : `${label} until ${dayText(endsOn)}: ${reasonText}`;
}
