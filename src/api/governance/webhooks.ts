import { z } from 'zod';
import { isSecureAddress } from '../../base/secure-address.ts';
import { eventFilters } from '../../history/event-selection.ts';
import type { WebhookSummary } from '../../outgoing/webhook-desk.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requireOrganisation } from '../known.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, instant, named, nothing } from '../schemas.ts';

type WebhookDependencies = Pick<ApiDependencies, 'webhooks' | 'catalogue'>;

const attempt = z
  .object({
    at: instant,
    type: z.string().describe('Of the message: `repository.` and the kind of the event, or `webhook.test`.'),
    failure: z.string().nullable().describe('Why it did not arrive; null where it did.'),
  })
  .register(named, { id: 'DeliveryAttempt' });
const fields = {
  id: z.string(),
  host: z.string().describe('Of its address; the rest is a secret.'),
  kinds: z.array(z.enum(eventFilters)).describe('Events of every kind where empty.'),
  organisation: z.string().nullable(),
  createdAt: instant,
  createdBy: z.string(),
  failingSince: instant.nullable(),
  disabledAt: instant
    .nullable()
    .describe('When it was switched off: by an administrator, or after a day of failing.'),
  waiting: count.describe('Messages that wait to be sent.'),
  attempts: z.array(attempt).describe('The newest 20 attempts to send something, newest first.'),
};
const webhook = z.object(fields).register(named, { id: 'Webhook' });
const created = z
  .object({ ...fields, secret: z.string().describe('The key of the signatures; told only now.') })
  .register(named, { id: 'CreatedWebhook' });
const list = z.object({ total: count, items: z.array(webhook) }).register(named, { id: 'WebhookList' });
const deleted = z.object({ id: z.string() }).register(named, { id: 'DeletedWebhook' });
const switched = z.object({ id: z.string(), on: z.boolean() }).register(named, { id: 'SwitchedWebhook' });

/** What an administrator gives for a new webhook. */
const wanted = z.strictObject({
  url: z.string().max(2000).refine(isSecureAddress, 'must be an address that starts with https://'),
  kinds: z.array(z.enum(eventFilters)).max(20).default([]),
  organisation: z.string().max(200).nullable().default(null),
});
const onOrOff = z.strictObject({ on: z.boolean() });
const oneWebhook = z.object({ id: z.string().max(100) });
const action = 'manage-webhooks';

/** For administrators: addresses that are told of events. */
export function webhookRoutes(dependencies: WebhookDependencies): Route[] {
  return [
    listRoute(dependencies),
    createRoute(dependencies),
    deleteRoute(dependencies),
    testRoute(dependencies),
    switchRoute(dependencies),
  ];
}

function listRoute({ webhooks }: WebhookDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/webhooks',
    id: 'listWebhooks',
    summary: 'The addresses that are told of events',
    parameters: nothing,
    query: nothing,
    action,
    answer: { status: 200, description: 'The webhooks', schema: list },
    problems: [401, 403],
    maxAge: 0,
    async handle() {
      const items = await webhooks.list();
      return { body: { total: items.length, items: items.map(viewOf) } };
    },
  });
}

function createRoute({ webhooks, catalogue }: WebhookDependencies): Route {
  return defineRoute({
    method: 'post',
    path: '/webhooks',
    id: 'createWebhook',
    summary: 'Have an address told of events from now on',
    description:
      'Messages are signed as standardwebhooks.com says. The answer has the key; it is not told again.',
    parameters: nothing,
    query: nothing,
    body: wanted,
    action,
    answer: { status: 201, description: 'It is on', schema: created },
    problems: [401, 403],
    maxAge: 0,
    async handle({ body, actor }) {
      const asked = body as z.output<typeof wanted>;
      if (asked.organisation !== null) requireOrganisation(catalogue(), asked.organisation);
      const { secret, ...hook } = await webhooks.add(asked, actor);
      return { body: { ...viewOf(hook), secret } };
    },
  });
}

function deleteRoute({ webhooks }: WebhookDependencies): Route {
  return defineRoute({
    method: 'delete',
    path: '/webhooks/{id}',
    id: 'deleteWebhook',
    summary: 'Tell an address of nothing more',
    parameters: oneWebhook,
    query: nothing,
    action,
    answer: { status: 200, description: 'It is gone', schema: deleted },
    problems: [401, 403, 404],
    maxAge: 0,
    async handle({ parameters: { id }, actor }) {
      await webhooks.remove(id, actor);
      return { body: { id } };
    },
  });
}

function testRoute({ webhooks }: WebhookDependencies): Route {
  return defineRoute({
    method: 'post',
    path: '/webhooks/{id}/test',
    id: 'testWebhook',
    summary: 'Send a message of the type webhook.test',
    parameters: oneWebhook,
    query: nothing,
    action,
    answer: { status: 200, description: 'Whether it arrived', schema: attempt },
    problems: [401, 403, 404],
    maxAge: 0,
    async handle({ parameters: { id }, actor, signal }) {
      return { body: await webhooks.test(id, actor, signal) };
    },
  });
}

function switchRoute({ webhooks }: WebhookDependencies): Route {
  return defineRoute({
    method: 'post',
    path: '/webhooks/{id}/switch',
    id: 'switchWebhook',
    summary: 'Switch an address on or off',
    description:
      'Events from then on are sent to one that is switched on. What waits for one that is switched off is dropped.',
    parameters: oneWebhook,
    query: nothing,
    body: onOrOff,
    action,
    answer: { status: 200, description: 'It is so', schema: switched },
    problems: [401, 403, 404],
    maxAge: 0,
    async handle({ parameters: { id }, body, actor }) {
      const { on } = body as z.output<typeof onOrOff>;
      await webhooks.switch(id, on, actor);
      return { body: { id, on } };
    },
  });
}

function viewOf({ kinds, attempts, ...rest }: WebhookSummary): z.infer<typeof webhook> {
  return { ...rest, kinds: [...kinds], attempts: [...attempts] };
}
