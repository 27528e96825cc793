import type { Webhook, WebhookActivity } from '../src/domain/webhook.ts';
import { createWebhookDesk, type WebhookDesk } from '../src/outgoing/webhook-desk.ts';
import type { ActionRecord } from '../src/domain/action-record.ts';

/** The real desk over webhooks in memory, for as long as a test runs. */
export function aWebhookDesk(
  hooks: Webhook[] = [],
  { recorded = [], at = '2026-11-23T12:00:00Z' }: { recorded?: ActionRecord[]; at?: string } = {},
): WebhookDesk {
  const activity = new Map<string, WebhookActivity>();
  const indexOf = (id: string) => hooks.findIndex((hook) => hook.id === id);
  return createWebhookDesk({
    clock: () => new Date(at),
    store: {
      webhooks: async () => hooks,
      saveWebhook: async (hook) => void hooks.push(hook),
      deleteWebhook: async (id) => hooks.splice(indexOf(id), 1).length > 0,
      async switchWebhook(id, disabledAt) {
        const hook = hooks[indexOf(id)];
        if (hook) hooks[indexOf(id)] = { ...hook, disabledAt };
        return hook !== undefined;
      },
      webhookActivity: async () => activity,
      async noteAttempt(id, attempt) {
        const before = activity.get(id) ?? { waiting: 0, attempts: [] };
        activity.set(id, { ...before, attempts: [attempt, ...before.attempts] });
      },
      saveAction: async (record) => void recorded.push(record),
    },
  });
}
