import type { RequestHandler } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { ageOf, momentOf } from '../text/dates.ts';

const navigation = [
  { href: '/search', text: 'Search', under: /^\/(search|repositories)\b/ },
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
  store: Pick<PublicStore, 'lastCompleteHarvest'>;
  clock: Clock;
  assets: string;
  version: string;
}

/** For so long a page need not ask again how old the data is. */
const keptMs = 2_000;

/** What every page shows around its content, as `site` in every view: how old the data is, too. */
export function site({ catalogue, store, clock, assets, version }: SiteServices): RequestHandler {
  const lastComplete = keptFor(keptMs, () => store.lastCompleteHarvest(), clock);
  return async (req, res, next) => {
    const { title, brand } = catalogue();
    res.locals['site'] = {
      ...{ title, brand, assets, version },
      freshness: await lastComplete().then((at) => freshnessText(at, clock())),
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

function freshnessText(lastComplete: string | null | undefined, now: Date): string {
  if (lastComplete === undefined) return 'We cannot tell how old this data is';
  if (lastComplete === null) return 'We have not finished collecting data for the first time';
  return `Data last updated ${ageOf(lastComplete, now)}, on ${momentOf(lastComplete)}`;
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
