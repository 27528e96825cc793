import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckProse } from '../../domain/policy.ts';
import type { EventFilter } from '../../history/event-selection.ts';
import type { LoggedEvent } from '../../store/store.ts';
import { readAttention, type Attention } from '../../visibility/read-attention.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { eventDetail, eventNote } from '../components/events-view.ts';
import { keepAnswers } from '../layout/kept-for.ts';
import { organisationNames } from '../components/item-view.ts';
import { textParameter } from '../components/parameters.ts';
import { dateOf } from '../text/dates.ts';
import { eventLabels } from '../text/labels.ts';
import { countOf, numberOf } from '../text/numbers.ts';

interface AttentionServices {
  store: Pick<PublicStore, 'eventLog' | 'findings' | 'compliance'>;
  catalogue: () => Catalogue;
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

const shown = 10;
const keptMs = 10_000;

/** `/compliance/attention`: what got worse and better in a week, what was withdrawn, what nobody owns, what cannot be assessed. */
export function attentionPage({ store, catalogue, prose, clock }: AttentionServices): Router {
  const keep = keepAnswers<Attention>(keptMs, clock);
  return Router().get('/compliance/attention', async (req, res) => {
    const organisation = textParameter(req.query, 'organisation').toLowerCase();
    const found = await keep(organisation, () =>
      readAttention(store, { organisation, now: clock(), limit: shown }),
    );
    res.render('compliance/attention', attentionView(found, organisation, { catalogue: catalogue(), prose }));
  });
}

interface AttentionContext extends Pick<AttentionServices, 'prose'> {
  catalogue: Catalogue;
}

function attentionView(found: Attention, organisation: string, context: AttentionContext) {
  const { from, worse, better, withdrawn } = found;
  const names = organisationNames(context.catalogue);
  const change = (id: EventFilter, heading: string, none: string, events: Attention['worse']) => ({
    ...{ id, heading, none, total: countOf(events.total, 'change') },
    href: events.total > events.rows.length ? withQuery('/history', { kind: id, from, organisation }) : '',
    rows: events.rows.map((event) => eventRow(event, names, context)),
  });
  return {
    title: 'This week, and what needs somebody',
    since: dateOf(from),
    select: {
      ...{ name: 'organisation', label: 'Organisation', all: 'All organisations' },
      options: [...names]
        .map(([value, text]) => ({ value, text, selected: value === organisation }))
        .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
    },
    changes: [
      change('worse', 'Got worse', 'Nothing got worse this week.', worse),
      change('better', 'Got better', 'Nothing got better this week.', better),
      change('withdrawn', 'Withdrawn', 'No repository was withdrawn this week.', withdrawn),
    ],
    ...standingView(found, organisation, context),
    apiHref: withQuery('/api/v1/compliance/attention', { organisation }),
  };
}

function eventRow(event: LoggedEvent, names: ReadonlyMap<string, string>, { prose }: AttentionContext) {
  const { at, happenedAt, kind, detail, owner, name, organisation } = event;
  return {
    day: dateOf(happenedAt ?? at),
    note: eventNote(event),
    what: eventLabels[kind],
    detail: detail === `${owner}/${name}` ? '' : eventDetail(event, prose),
    repository: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    organisation: names.get(organisation) ?? organisation,
  };
}

/** What stays so until somebody sees to it. */
function standingView(
  { unowned, unassessed, unbound }: Attention,
  organisation: string,
  { prose }: AttentionContext,
) {
  return {
    unowned: {
      total: countOf(unowned.total, 'repository', 'repositories'),
      href: withQuery(addresses.check('has-contact'), { organisation }),
      rows: unowned.rows.map(({ owner, name }) => ({
        text: `${owner}/${name}`,
        href: addresses.repository(owner, name),
      })),
    },
    unbound: {
      total: numberOf(unbound),
      href: withQuery('/search', { status: 'not-assessed', organisation }),
    },
    unassessed: unassessed.map(({ policy, check, repositories }) => ({
      title: prose(check)?.title ?? check,
      href: `${withQuery(addresses.check(check), { policy, outcome: 'unknown', organisation })}#repositories`,
      repositories: numberOf(repositories),
    })),
  };
}
