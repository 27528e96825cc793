import { Problem } from '../base/problem.ts';
import type { Actor, Anonymous } from './actor.ts';

/** What not everybody may do. */
export type Action =
  | 'start-harvest'
  | 'request-upgrade'
  | 'delete-reuse-record'
  | 'lend-token'
  | 'read-decisions'
  | 'record-decision'
  | 'manage-webhooks'
  | 'open-pull-request'
  | 'read-actions';

/** Whether an actor may do something: administrators everything, the hub itself what it does on its own. */
export function isPermitted(actor: Actor, action: Action): boolean {
  if (actor.kind === 'administrator') return true;
  return actor.kind === 'system' && action === 'start-harvest';
}

/**
 * Lets those pass who may.
 *
 * @throws Problem `forbidden` where this hub has no administrator, `unauthorised` for everybody else
 */
export function requirePermission(actor: Actor, action: Action): void {
  if (isPermitted(actor, action)) return;
  throw actor.kind === 'anonymous'
    ? refusals[actor.because]()
    : new Problem('forbidden', `The ${actor.name} may not do this.`);
}

const refusals: Record<Anonymous['because'], () => Problem> = {
  'no-administrator': () =>
    new Problem(
      'forbidden',
      'This hub has no administrator’s token (CODEHUB_ADMIN_TOKEN), so nothing can be started here.',
    ),
  'no-token': () =>
    new Problem('unauthorised', 'Send the administrator’s token as “Authorization: Bearer …”.'),
  'wrong-token': () => new Problem('unauthorised', 'That is not the administrator’s token.'),
};
