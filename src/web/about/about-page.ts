import { Router } from 'express';
import { statuses } from '../../domain/assessment.ts';
import type { Status } from '../../domain/assessment.ts';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { webAddress } from '../../domain/file-address.ts';
import { freshnessView } from '../layout/freshness.ts';
import { outcomeLabels, statusLabels } from '../text/labels.ts';
import { outcomes } from '../../domain/assessment.ts';
import type { Outcome } from '../../domain/assessment.ts';
import { countOf } from '../text/numbers.ts';

interface AboutServices {
  store: Pick<PublicStore, 'lastCompleteHarvest'>;
  catalogue: () => Catalogue;
  version: string;
  clock: Clock;
}

const statusMeanings: Record<Status, string> = {
  open: 'It is public, has an open-source licence, and meets every mandatory check in the policies that apply to it.',
  'needs-attention':
    'A policy applies to it, and it has no open-source licence, or a mandatory check is not met or could not be assessed.',
  'not-assessed':
    'It is public, but no policy applies to the organisation that holds it. It may or may not have a licence.',
  'closed-with-reason': 'It is not public. Someone has recorded why, and when that will be reviewed.',
  'closed-without-reason': 'It is not public. There is no recorded reason, or the reason has expired.',
  withdrawn: 'It used to be public, but it is not public now.',
};

const outcomeMeanings: Record<Outcome, string> = {
  met: 'We found evidence for it.',
  unmet: 'We looked for evidence and did not find it.',
  unknown: 'We could not get the evidence, so we cannot tell.',
  'not-applicable': 'This check is not relevant to this repository.',
  declared: 'A person has told us so. We cannot verify it ourselves.',
  waived: 'A person has agreed that it does not need to be met, for a limited time.',
};

/** `/about`: what the hub covers and how it decides; `/accessibility`: the statement. */
export function aboutPages({ store, catalogue, version, clock }: AboutServices): Router {
  const router = Router();
  router.get('/about', async (_req, res) => {
    res.render('about/about', aboutView(await store.lastCompleteHarvest(), catalogue(), version, clock()));
  });
  router.get('/accessibility', (_req, res) => {
    res.render('about/accessibility', { title: 'Accessibility statement', ...contactView(catalogue()) });
  });
  return router;
}

function aboutView(lastComplete: string | null, catalogue: Catalogue, version: string, now: Date) {
  const { organisations, repositories, schedule } = catalogue;
  return {
    title: 'About this service',
    covers: countOf(organisations.length, 'organisation'),
    others: repositories.length === 0 ? '' : countOf(repositories.length, 'repository', 'repositories'),
    freshness: freshnessView(lastComplete, catalogue, now),
    overdueAfter: countOf(schedule.overdueAfterHours, 'hour'),
    version,
    statuses: statuses.map((status) => ({ label: statusLabels[status], meaning: statusMeanings[status] })),
    outcomes: outcomes.map((outcome) => ({
      label: outcomeLabels[outcome],
      meaning: outcomeMeanings[outcome],
    })),
    ...contactView(catalogue),
  };
}

/** The contact of the catalogue: an e-mail address or a web address; anything else is shown as it is written. */
function contactView({ contact, brand }: Pick<Catalogue, 'contact' | 'brand'>) {
  const isMail = contact !== null && /^[^\s@:<>"']+@[^\s@:<>"']+$/.test(contact);
  return {
    brand,
    contact: contact ?? '',
    contactHref: isMail ? `mailto:${contact}` : (webAddress(contact) ?? ''),
  };
}
