import { Router } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import { requirePermission } from '../../auth/require-permission.ts';
import { notFound } from '../../base/problem.ts';
import type { HarvestControl } from '../../harvest/harvest.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses } from '../components/addresses.ts';
import { textParameter } from '../components/parameters.ts';
import { formBody } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';

interface LookAgainServices {
  store: Pick<PublicStore, 'findRepository'>;
  harvests: Pick<HarvestControl, 'start'>;
  auth: Auth;
}

/** `/repositories/:owner/:name/look`: the button with which administrators have one repository looked at now. */
export function lookAgain({ store, harvests, auth }: LookAgainServices): Router {
  const path = '/repositories/:owner/:name/look';
  return Router().post(path, sameSite, formBody(), auth.limitGuesses, async (req, res) => {
    const { owner, name } = req.params;
    const actor = auth.authenticate(req, textParameter(req.body, 'token', 500));
    requirePermission(actor, 'start-harvest');
    const found = await store.findRepository(String(owner), String(name));
    if (!found) throw notFound(`The repository ${String(owner)}/${String(name)}`);
    const id = await harvests.start({
      ...{ trigger: 'request', full: false, by: actor },
      only: [found.evidence.organisation.toLowerCase()],
      repositories: [found.evidence.id],
    });
    res.redirect(303, addresses.harvest(id));
  });
}
