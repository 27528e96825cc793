import type { PublicDecision } from '../../decisions/decisions.ts';
import { addresses } from '../components/addresses.ts';
import type { FeedEntry } from '../feeds/atom.ts';
import { decisionSentence } from './decision-labels.ts';

/**
 * What became of decisions, the newest first: begun, soon to end, ended. Only of those whose repositories are all public or
 * were: an entry for another would tell when something was decided about what nobody may know.
 */
export function decisionEntries(decisions: readonly PublicDecision[]): FeedEntry[] {
  return decisions
    .filter(({ id }) => id !== null)
    .map(entryOf)
    .sort((a, b) => b.updated.localeCompare(a.updated));
}

const turns = {
  planned: { title: 'planned', day: ({ from }: PublicDecision) => from },
  'in-force': { title: 'in force', day: ({ from }: PublicDecision) => from },
  due: { title: 'review due', day: ({ dueFrom }: PublicDecision) => dueFrom },
  expired: { title: 'ended', day: ({ endsOn }: PublicDecision) => endsOn },
} as const;

function entryOf(decision: PublicDecision): FeedEntry {
  const { id, label, repositories, state } = decision;
  const { title, day } = turns[state];
  const [only = ''] = repositories;
  const slash = only.lastIndexOf('/');
  return {
    id: `decision/${id ?? ''}/${state}/${day(decision)}`,
    title: `${label} (${title}): ${repositories.join(', ')}`,
    updated: `${day(decision)}T00:00:00Z`,
    link:
      repositories.length === 1
        ? addresses.repository(only.slice(0, slash), only.slice(slash + 1))
        : '/decisions',
    content: `${decisionSentence(decision)}.`,
  };
}
