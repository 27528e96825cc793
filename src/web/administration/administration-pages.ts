import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import { isPermitted } from '../../auth/require-permission.ts';
import type { ActionStore } from '../../store/store.ts';
import { textParameter } from '../components/parameters.ts';
import { formBody } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { actionsView, administrationView } from './administration-view.ts';

interface AdministrationServices {
  auth: Auth;
  actions: Pick<ActionStore, 'actions'>;
}

const path = '/administration';
const maxActions = 100;

/** `/administration`: what administrators can do here and, with their token, what they did. None without one. */
export function administrationPages(tools: AdministrationServices): Router {
  const { auth } = tools;
  const router = Router();
  if (!auth.hasAdministrator) return router;
  router.use(path, ...forAdministrators());
  router.get(path, (_req, res) => res.render('administration/administration', administrationView('')));
  router.post(path, auth.limitGuesses, (req, res) => showActions(tools, req, res));
  return router;
}

/** Before every page that takes an administrator’s token: what it shows is not kept. */
export function forAdministrators(): RequestHandler[] {
  return [
    sameSite,
    formBody(),
    (_req, res, next) => {
      res.set('Cache-Control', 'no-store');
      next();
    },
  ];
}

/** What is wrong with the token that was typed; empty where nothing is. */
export function tokenError(typed: string, isRight: boolean): string {
  if (isRight) return '';
  return typed === '' ? 'Enter the administrator’s token' : 'The administrator’s token is not correct';
}

async function showActions(
  { auth, actions }: AdministrationServices,
  req: Request,
  res: Response,
): Promise<void> {
  const typed = textParameter(req.body, 'token', 500);
  const error = tokenError(typed, isPermitted(auth.authenticate(req, typed), 'read-actions'));
  if (error !== '') {
    res.status(400).render('administration/administration', administrationView(error));
    return;
  }
  res.render('administration/actions', actionsView(await actions.actions(maxActions)));
}
