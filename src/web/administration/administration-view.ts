import type { ActionKind, ActionRecord } from '../../domain/action-record.ts';
import { webAddress } from '../../domain/file-address.ts';
import { errorLinks } from '../components/field-view.ts';
import { momentOf } from '../text/dates.ts';
import { administratorField } from '../upgrades/form-view.ts';

const heading = 'Administration';

/** What administrators can do, each with where, and the form that shows what they did. */
export function administrationView(error: string) {
  const fields = [{ ...administratorField('Shows what administrators did.'), error }];
  return {
    title: error === '' ? heading : `Error: ${heading}`,
    heading,
    errors: errorLinks(fields),
    fields,
    tasks: [
      { href: '/webhooks', text: 'Webhooks: which addresses are told of events' },
      { href: '/decisions/new', text: 'Record a decision' },
      { href: '/decisions', text: 'See all decisions, with who made them' },
      { href: '/templates', text: 'Upgrade services that were made from a template' },
      {
        href: '/search',
        text: 'Open a pull request with ready files, or look at a repository again, from its page',
      },
    ],
  };
}

const kindLabels: Record<ActionKind, string> = {
  'ready-files': 'Ready files',
  upgrade: 'Upgrade',
  decision: 'Decision',
  harvest: 'Harvest',
  'webhook-added': 'Webhook added',
  'webhook-tested': 'Webhook tested',
  'webhook-switched-on': 'Webhook switched on',
  'webhook-switched-off': 'Webhook switched off',
  'webhook-removed': 'Webhook removed',
};

/** What administrators did, as a table. */
export function actionsView(actions: readonly ActionRecord[]) {
  return {
    title: 'What administrators did',
    rows: actions.map(({ at, actor, kind, subject, details, outcome, url, message }) => ({
      at: momentOf(at),
      actor,
      kind: kindLabels[kind],
      subject,
      details: details.join(', '),
      outcome: message === null ? outcomeText(outcome) : `${outcomeText(outcome)}: ${message}`,
      href: webAddress(url ?? undefined) ?? '',
    })),
  };
}

/** `up-to-date` → `Up to date`. */
function outcomeText(outcome: string): string {
  const words = outcome.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
