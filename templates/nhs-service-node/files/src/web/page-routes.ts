import { Router } from 'express';
import { cookieName } from './sessions.ts';

/** Pages without a form. */
export function pageRoutes({ https }: { https: boolean }): Router {
  const router = Router();
  router.get('/', (_req, res) => res.render('pages/start'));
  router.get('/accessibility', (_req, res) => res.render('pages/accessibility'));
  router.get('/cookies', (_req, res) => res.render('pages/cookies', { cookieName: cookieName({ https }) }));
  router.get('/privacy', (_req, res) => res.render('pages/privacy'));
  return router;
}
