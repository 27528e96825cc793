import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { DecisionDesk } from '../../visibility/decision-desk.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { readReport, spanOf } from '../../visibility/read-report.ts';
import { dayParameter } from '../history/history-query.ts';
import { reportView } from './report-view.ts';

interface ReportServices {
  store: Pick<PublicStore, 'compliance' | 'history' | 'eventLog' | 'lastCompleteHarvest'>;
  decisions: Pick<DecisionDesk, 'list'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

const maxListed = 50;

/** `/organisations/:login/report`: what an organisation answers for over a span of days, to be printed. */
export function reportPage(tools: ReportServices): Router {
  const { store, decisions, catalogue, policies, prose, clock } = tools;
  return Router().get('/organisations/:login/report', async (req, res) => {
    const wanted = req.params.login.toLowerCase();
    const organisation = catalogue().organisations.find(({ login }) => login.toLowerCase() === wanted);
    if (!organisation) throw notFound(`The organisation ${req.params.login}`);
    const asked = { from: dayParameter(req.query, 'from'), to: dayParameter(req.query, 'to') };
    const span = spanOf(asked, clock());
    const [report, lastComplete] = await Promise.all([
      readReport(store, decisions, { organisation: wanted, span, limit: maxListed }),
      store.lastCompleteHarvest(),
    ]);
    res.render(
      'organisations/report',
      reportView(report, organisation, { policies: policies(), prose, lastComplete, now: clock() }),
    );
  });
}
