import type { RequestHandler } from 'express';
import type { Auth } from '../../auth/authenticate.ts';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { unreadOrganisations, type HarvestRun } from '../../domain/harvest-run.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { ageOf, momentOf } from '../text/dates.ts';
import { countOf, numberOf } from '../text/numbers.ts';

const navigation = [
  {
    href: '/search',
    text: 'Search',
    under: /^\/(search|repositories|compare|collections|software|dependents)\b/,
  },
  { href: '/templates', text: 'Templates', under: /^\/(templates|reuse)\b/ },
  { href: '/organisations', text: 'Organisations', under: /^\/organisations\b/ },
  { href: '/compliance', text: 'Compliance', under: /^\/(compliance|checks|history|decisions)\b/ },
  { href: '/policies', text: 'Policies', under: /^\/(policies|learn)\b/ },
  { href: '/licences', text: 'Licences', under: /^\/licences\b/ },
  { href: '/harvests', text: 'Harvests', under: /^\/harvests\b/ },
  { href: '/about', text: 'About', under: /^\/about\b/ },
] as const;

interface SiteServices {
  catalogue: () => Catalogue;
  store: Pick<PublicStore, 'lastCompleteHarvest' | 'harvests'>;
  clock: Clock;
  auth: Pick<Auth, 'hasAdministrator'>;
  assets: string;
  version: string;
}

const maxNames = 3;
/** Runs that are under way or were interrupted say nothing: as many as these are passed over. */
const maxRuns = 5;
/** For so long a page need not ask again how old the data is. */
const keptMs = 2_000;

/** What every page shows around its content, as `site` in every view: how old the data is, too. */
export function site({ catalogue, store, clock, auth, assets, version }: SiteServices): RequestHandler {
  const collected = keptFor(keptMs, () => readCollected(store), clock);
  return async (req, res, next) => {
    const { title, brand } = catalogue();
    res.locals['site'] = {
      ...{ title, brand, assets, version, hasAdministrator: auth.hasAdministrator },
      freshness: await collected().then((known) => freshnessTexts(known, clock())),
      navigation: navigation.map(({ href, text, under }) => ({
        href,
        text,
        current: under.test(req.path),
        exact: href === req.path,
      })),
    };
    res.set('Cache-Control', 'no-cache');
    next();
  };
}

interface Collected {
  lastComplete: string | null;
  /** The newest harvest that came to an end. */
  newest: HarvestRun | undefined;
}

async function readCollected(store: SiteServices['store']): Promise<Collected> {
  const [lastComplete, { runs }] = await Promise.all([
    store.lastCompleteHarvest(),
    store.harvests({ limit: maxRuns, offset: 0 }),
  ]);
  const hasEnded = ({ state }: HarvestRun) => state !== 'running' && state !== 'interrupted';
  return { lastComplete, newest: runs.find(hasEnded) };
}

/** How old the data is, and what the newest harvest could not read: a sentence each, without its full stop. */
export function freshnessTexts(known: Collected | undefined, now: Date): string[] {
  if (known === undefined) return ['We cannot tell how old this data is'];
  const { lastComplete, newest } = known;
  const age =
    lastComplete === null
      ? 'We have not finished collecting data for the first time'
      : `Data last updated ${ageOf(lastComplete, now)}, on ${momentOf(lastComplete)}`;
  const unread = newest ? unreadOrganisations(newest) : [];
  if (!newest || unread.length === 0) return [age];
  if (newest.state === 'failed') return [age, 'The newest harvest could not read anything'];
  const share = `${numberOf(unread.length)} of ${countOf(newest.organisations.length, 'organisation')}`;
  return [
    age,
    `The newest harvest could not read ${share}, and what we show of ${namesOf(unread)} is from before`,
  ];
}

function namesOf(logins: readonly string[]): string {
  return logins.length > maxNames ? 'these' : new Intl.ListFormat('en-GB').format(logins);
}

/** Asks once in a while; undefined where there is no answer, which must not keep a page from being shown. */
function keptFor<T>(ms: number, ask: () => Promise<T>, clock: Clock): () => Promise<T | undefined> {
  let askedAt = -Infinity;
  let answer: Promise<T | undefined> = Promise.resolve(undefined);
  return () => {
    const now = clock().getTime();
    if (now - askedAt < ms) return answer;
    askedAt = now;
    answer = ask().catch(() => undefined);
    return answer;
  };
}
