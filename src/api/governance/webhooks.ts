import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '../../auth/actor.ts';
import { notFound } from '../../base/problem.ts';
import { isSecureAddress } from '../../base/secure-address.ts';
import type { Webhook } from '../../domain/webhook.ts';
import { eventFilters } from '../../history/event-selection.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requireOrganisation } from '../known.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, instant, named, nothing } from '../schemas.ts';

type WebhookDependencies = Pick<ApiDependencies, 'webhooks' | 'catalogue' | 'clock'>;

const fields = {
  id: z.string(),
  host: z.string().describe('Of its address; the rest is a secret.'),
  kinds: z.array(z.enum(eventFilters)).describe('Events of every kind where empty.'),
  organisation: z.string().nullable(),
  createdAt: instant,
  createdBy: z.string(),
  failingSince: instant.nullable(),
  disabledAt: instant.nullable().describe('Set when it was switched off after a day of failing.'),
};
const webhook = z.object(fields).register(named, { id: 'Webhook' });
const created = z
  .object({ ...fields, secret: z.string().describe('The key of the signatures; told only now.') })
  .register(named, { id: 'CreatedWebhook' });
const list = z.object({ total: count, items: z.array(webhook) }).register(named, { id: 'WebhookList' });
const deleted = z.object({ id: z.string() }).register(named, { id: 'DeletedWebhook' });

const sent = z.strictObject({
  url: z.string().max(2000).refine(isSecureAddress, 'must be an address that starts with https://'),
  kinds: z.array(z.enum(eventFilters)).max(20).default([]),
  organisation: z.string().max(200).nullable().default(null),
});

/** For administrators: addresses that are told of events. */
export function webhookRoutes(dependencies: WebhookDependencies): Route[] {
  return [listRoute(dependencies), createRoute(dependencies), deleteRoute(dependencies)];
}

function listRoute({ webhooks }: WebhookDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/webhooks',
    id: 'listWebhooks',
    summary: 'The addresses that are told of events',
    parameters: nothing,
    query: nothing,
    action: 'manage-webhooks',
    answer: { status: 200, description: 'The webhooks', schema: list },
    problems: [401, 403],
    maxAge: 0,
    async handle() {
      const items = (await webhooks.webhooks()).map(viewOf);
      return { body: { total: items.length, items } };
    },
  });
}

function createRoute({ webhooks, catalogue, clock }: WebhookDependencies): Route {
  return defineRoute({
    method: 'post',
    path: '/webhooks',
    id: 'createWebhook',
    summary: 'Have an address told of events from now on',
    description:
      'Messages are signed as standardwebhooks.com says. The answer has the key; it is not told again.',
    parameters: nothing,
    query: nothing,
    body: sent,
    action: 'manage-webhooks',
    answer: { status: 201, description: 'It is on', schema: created },
    problems: [401, 403],
    maxAge: 0,
    async handle({ body, actor }) {
      const { url, kinds, organisation } = body as z.output<typeof sent>;
      if (organisation !== null) requireOrganisation(catalogue(), organisation);
      const hook: Webhook = {
        ...{ id: randomUUID(), url, kinds, organisation: organisation?.toLowerCase() ?? null },
        secret: `whsec_${randomBytes(32).toString('base64')}`,
        ...{ createdAt: clock().toISOString(), createdBy: actorName(actor) },
        ...{ failingSince: null, disabledAt: null },
      };
      await webhooks.saveWebhook(hook);
      return { body: { ...viewOf(hook), secret: hook.secret } };
    },
  });
}

function deleteRoute({ webhooks }: WebhookDependencies): Route {
  return defineRoute({
    method: 'delete',
    path: '/webhooks/{id}',
    id: 'deleteWebhook',
    summary: 'Tell an address of nothing more',
    parameters: z.object({ id: z.string().max(100) }),
    query: nothing,
    action: 'manage-webhooks',
    answer: { status: 200, description: 'It is gone', schema: deleted },
    problems: [401, 403, 404],
    maxAge: 0,
    async handle({ parameters: { id } }) {
      if (!(await webhooks.deleteWebhook(id))) throw notFound('This webhook');
      return { body: { id } };
    },
  });
}

function viewOf({ url, secret: _, kinds, ...rest }: Webhook): z.infer<typeof webhook> {
  return { ...rest, kinds: [...kinds], host: new URL(url).host };
}
