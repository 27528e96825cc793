import type { Delivery, Webhook } from '../domain/webhook.ts';
import { eventSelection } from '../history/event-selection.ts';
import { dateOfEvent } from '../domain/event.ts';
import type { LoggedEvent, ProjectionStore, WebhookStore } from '../store/store.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import type { Projection } from './projection.ts';

const name = 'webhooks';
const maxEvents = 20_000;

interface WebhookSources {
  store: Pick<ProjectionStore, 'findProjection'> & Pick<WebhookStore, 'webhooks' | 'queueDeliveries'>;
  /** Only what anybody may see goes out. */
  publicStore: Pick<PublicStore, 'eventLog'>;
}

/** Queues a message for each event and each address that wants to be told of it, in one transaction with how far it has come. */
export function webhooks({ store, publicStore }: WebhookSources): Projection {
  return {
    name,
    needs: [],
    batchSize: 500,
    position: () => store.findProjection(name),
    async apply({ history, position }) {
      const before = await store.findProjection(name);
      const hooks = (await store.webhooks()).filter(({ disabledAt }) => disabledAt === null);
      const window = { afterSeq: before?.position ?? 0, untilSeq: position, limit: maxEvents, offset: 0 };
      const deliveries: Delivery[] = [];
      for (const hook of hooks) {
        const organisation = hook.organisation ?? undefined;
        const { rows } = await publicStore.eventLog({
          ...{ ...window, organisation },
          ...eventSelection(hook.kinds),
        });
        deliveries.push(
          ...rows.filter(({ at }) => at >= hook.createdAt).map((event) => deliveryOf(hook, event)),
        );
      }
      await store.queueDeliveries({ deliveries, projection: name, at: { history, position } });
    },
    rebuild: () =>
      store.queueDeliveries({ deliveries: [], projection: name, at: { history: '', position: 0 } }),
  };
}

function deliveryOf({ id: webhook }: Webhook, event: LoggedEvent): Delivery {
  const { id, at, kind, detail, happenedAt = null, cause = null, owner, name: repository } = event;
  const data = {
    ...{ id, kind, detail, seenAt: at, happenedAt, date: dateOfEvent(event), cause },
    ...{ repository: `${owner}/${repository}`, organisation: event.organisation },
  };
  const body = JSON.stringify({ type: `repository.${kind}`, timestamp: at, data });
  return { webhook, event: id, body, attempts: 0, nextAt: at };
}
