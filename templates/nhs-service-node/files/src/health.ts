import { Router } from 'express';
import type { Requests } from './requests/requests.ts';

export interface Health {
  stopping: boolean;
}

/**
 * `/health/live`: the process answers; if not, start it again. `/health/ready`: it can do its work; if not, send people
 * to another one. Nothing here tells a stranger more than that.
 */
export function healthRoutes({ requests, health }: { requests: Pick<Requests, 'ready'>; health: Health }): Router {
  const router = Router();
  router.get('/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/ready', async (req, res) => {
    const storage = await requests.ready().then(
      () => true,
      (error: unknown) => {
        req.log.error({ err: error }, 'storage is not ready');
        return false;
      },
    );
    const ready = storage && !health.stopping;
    res.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready' });
  });
  return router;
}
