import type { DeliveryAttempt } from '../../domain/webhook.ts';
import type { WebhookSummary } from '../../outgoing/webhook-desk.ts';
import { errorLinks, field, type FieldView } from '../components/field-view.ts';
import { momentOf } from '../text/dates.ts';
import { eventFilterLabels, type Label } from '../text/labels.ts';
import { countOf, numberOf } from '../text/numbers.ts';
import { administratorField } from '../upgrades/form-view.ts';

/** What can be done with a webhook, and what is said once it is. */
export const webhookActions = {
  test: { text: 'Send a test message', done: '' },
  on: { text: 'Switch it on', done: 'It is switched on. Events are sent from now on.' },
  off: { text: 'Switch it off', done: 'It is switched off. What waited for it was dropped.' },
  remove: { text: 'Remove it', done: 'It is removed.' },
} as const;
export type WebhookAction = keyof typeof webhookActions;

interface WebhooksInput {
  /** Undefined: nobody has shown that they may see them. */
  hooks?: readonly WebhookSummary[];
  chosen?: { webhook: string; action: string };
  errors?: { token?: string; webhook?: string; action?: string };
  /** What came of the last action, in a sentence; empty: nothing was done. */
  done?: string;
}

const heading = 'Webhooks';

/** The webhooks and how they do, with the form that changes them; before the token only the form that asks for it. */
export function webhooksView({ hooks, chosen, errors = {}, done = '' }: WebhooksInput) {
  const token = {
    ...administratorField(hooks ? 'We ask for it each time.' : 'Shows the webhooks.'),
    error: errors.token ?? '',
  };
  const fields = hooks && hooks.length > 0 ? [...choiceFields(hooks, chosen, errors), token] : [token];
  const links = errorLinks(fields);
  return {
    title: links.length > 0 ? `Error: ${heading}` : heading,
    heading,
    errors: links,
    done,
    fields,
    isShown: hooks !== undefined,
    hooks: (hooks ?? []).map(hookView),
  };
}

function choiceFields(
  hooks: readonly WebhookSummary[],
  chosen: WebhooksInput['chosen'],
  errors: NonNullable<WebhooksInput['errors']>,
): FieldView[] {
  return [
    field({
      ...{ kind: 'radios', name: 'webhook', label: 'Which webhook?', error: errors.webhook ?? '' },
      choices: hooks.map((hook) => ({
        ...{ value: hook.id, text: hook.host, hint: scopeOf(hook), checked: hook.id === chosen?.webhook },
      })),
    }),
    field({
      ...{ kind: 'radios', name: 'action', label: 'What do you want to do?', error: errors.action ?? '' },
      choices: Object.entries(webhookActions).map(([value, { text }]) => ({
        ...{ value, text, hint: '', checked: false },
      })),
    }),
  ];
}

function hookView(hook: WebhookSummary) {
  const { host, createdAt, createdBy, waiting, attempts } = hook;
  return {
    host,
    state: stateOf(hook),
    rows: [
      { key: 'Events', value: scopeOf(hook) },
      { key: 'Added', value: `${momentOf(createdAt)}, by the ${createdBy}` },
      { key: 'Waiting', value: waiting === 0 ? 'Nothing' : countOf(waiting, 'message') },
    ],
    attempts: attempts.map(attemptView),
    attemptsTitle:
      attempts.length === 1 ? 'The last delivery' : `The last ${numberOf(attempts.length)} deliveries`,
  };
}

function stateOf({ disabledAt, failingSince }: WebhookSummary): Label {
  if (disabledAt !== null) return { text: `Off since ${momentOf(disabledAt)}`, colour: 'grey' };
  if (failingSince !== null) return { text: `Failing since ${momentOf(failingSince)}`, colour: 'red' };
  return { text: 'On', colour: 'green' };
}

/** `All events, of nhsengland`. */
function scopeOf({ kinds, organisation }: WebhookSummary): string {
  const events = kinds.length === 0 ? 'All events' : kinds.map((kind) => eventFilterLabels[kind]).join(', ');
  return organisation === null ? events : `${events}, of ${organisation}`;
}

function attemptView({ at, type, failure }: DeliveryAttempt) {
  return { at: momentOf(at), type, result: failure ?? 'Delivered' };
}
