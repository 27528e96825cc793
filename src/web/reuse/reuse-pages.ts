import type { RepositoryItem } from '../../domain/repository-item.ts';
import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { ReuseCandidate, ReuseRecord } from '../../domain/reuse-record.ts';
import type { SearchEngine, SearchResult } from '../../search/search.ts';
import { facetNames } from '../../search/search.ts';
import type { ReuseStore } from '../../store/store.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { webAddress } from '../../domain/file-address.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import type { ReuseAnswers, ReuseForm } from './reuse-form.ts';
import {
  addressOfSearch,
  isSearch,
  repeatSearch,
  readReuseForm,
  reuseForm,
  reuseFormView,
  templateIn,
} from './reuse-form.ts';
import { reuseMarkdown } from './reuse-markdown.ts';
import { reuseRecordView } from './reuse-record-view.ts';
import { formBody, hourlyLimit } from '../layout/server/forms.ts';
import { sameSite } from '../layout/server/same-site.ts';
import { ownAddress } from '../../http/own-address.ts';

interface ReuseServices {
  store: Pick<PublicStore, 'lastCompleteHarvest'>;
  reuse: Pick<ReuseStore, 'saveReuseRecord' | 'findReuseRecord'>;
  search: Pick<SearchEngine, 'search' | 'position'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

const maxSavesAnHour = 20;
const maxDescription = 300;

/**
 * `/reuse/new`: the form, with the results of a search; `POST /reuse` saves; `/reuse/:id` and `/reuse/:id.md` show a
 * record to those who have its link, and keep it out of search engines.
 */
export function reusePages(tools: ReuseServices): Router {
  const { search } = tools;
  const router = Router();
  router.use('/reuse', sameSite, (_req, res, next) => {
    res.set('X-Robots-Tag', 'noindex, nofollow');
    next();
  });
  router.get('/reuse/new', async (req, res) => {
    const form = reuseForm(req.query);
    if (!isSearch(form)) res.redirect(303, '/search');
    else res.render('reuse/new', reuseFormView(form, await repeatSearch(search, form)));
  });
  const limit = hourlyLimit(maxSavesAnHour, 'You have saved too many records. Try again in an hour.');
  router.post('/reuse', limit, formBody(), (req, res) => save(tools, req, res));
  router.get('/reuse/:id', (req, res) => show(tools, req, res));
  return router;
}

async function save(tools: ReuseServices, req: Request, res: Response): Promise<void> {
  const { search, reuse } = tools;
  const form = reuseForm(req.body);
  const position = await search.position();
  const result = await repeatSearch(search, form);
  const { answers, errors } = readReuseForm(form, result.items);
  if (!answers) {
    res.status(400).render('reuse/new', reuseFormView(form, result, errors));
    return;
  }
  const record = await recordOf(tools, { form, answers, result, position });
  await reuse.saveReuseRecord(record);
  res.redirect(303, withQuery(addresses.reuse(record.id), { template: form.template }));
}

async function show({ reuse, catalogue }: ReuseServices, req: Request, res: Response): Promise<void> {
  const [, id = '', isMarkdown] = /^([A-Za-z0-9_-]{22})(\.md)?$/.exec(String(req.params['id'])) ?? [];
  const record = id === '' ? undefined : await reuse.findReuseRecord(id);
  if (!record) throw notFound('This reuse record');
  const view = reuseRecordView(record, catalogue());
  const address = `${ownAddress(req) ?? ''}${addresses.reuse(id)}`;
  if (isMarkdown) {
    res.attachment(`reuse-record-${record.savedAt.slice(0, 10)}.md`).type('text/markdown');
    res.send(reuseMarkdown(view, catalogue().title, address));
    return;
  }
  const template = templateIn(req.query);
  res.render('reuse/record', {
    ...view,
    markdownHref: `${addresses.reuse(id)}.md`,
    address,
    startHref: template === '' ? '/templates' : `${addresses.template(template)}/start/questions`,
  });
}

interface ReuseSubmission {
  form: ReuseForm;
  answers: ReuseAnswers;
  result: SearchResult;
  position: number;
}

async function recordOf(
  { store, clock }: ReuseServices,
  { form, answers, result, position }: ReuseSubmission,
): Promise<ReuseRecord> {
  const { filters, q } = form.search;
  const search = {
    query: q,
    corrected: result.corrected,
    filters: Object.fromEntries(
      facetNames.filter((facet) => filters[facet].length > 0).map((facet) => [facet, [...filters[facet]]]),
    ),
    address: addressOfSearch(form),
    found: result.total,
  };
  const candidates = result.items.map((item) => candidateOf(item, form.considered.includes(item.id)));
  const seen = candidates.map(({ considered: _, ...facts }) => facts);
  return {
    id: randomBytes(16).toString('base64url'),
    savedAt: clock().toISOString(),
    ...answers,
    team: answers.team === '' ? null : answers.team,
    search,
    candidates,
    registry: {
      position,
      harvestedAt: await store.lastCompleteHarvest(),
      digest: createHash('sha256').update(JSON.stringify({ search, seen, position })).digest('hex'),
    },
  };
}

function candidateOf(item: RepositoryItem, considered: boolean): ReuseCandidate {
  const { owner, name, url, description, licence, status, archived, pushedAt } = item;
  return {
    owner,
    name,
    url: webAddress(url) ?? '',
    description: description?.slice(0, maxDescription) ?? null,
    licence: licence?.spdx ?? null,
    status,
    archived,
    lastChange: pushedAt,
    considered,
  };
}
