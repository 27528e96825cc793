import type { RequestHandler } from 'express';
import type { Catalogue } from '../../domain/catalogue.ts';

const navigation = [
  { href: '/search', text: 'Search', under: /^\/(search|repositories)\b/ },
  { href: '/templates', text: 'Templates', under: /^\/(templates|reuse)\b/ },
  { href: '/organisations', text: 'Organisations', under: /^\/organisations\b/ },
  { href: '/compliance', text: 'Compliance', under: /^\/(compliance|checks|history|decisions)\b/ },
  { href: '/policies', text: 'Policies', under: /^\/policies\b/ },
  { href: '/licences', text: 'Licences', under: /^\/licences\b/ },
  { href: '/harvests', text: 'Harvests', under: /^\/harvests\b/ },
  { href: '/about', text: 'About', under: /^\/about\b/ },
] as const;

/** What every page shows around its content, as `site` in every view. */
export function site(tools: { catalogue: () => Catalogue; assets: string; version: string }): RequestHandler {
  return (req, res, next) => {
    const { title, brand } = tools.catalogue();
    res.locals['site'] = {
      title,
      brand,
      assets: tools.assets,
      version: tools.version,
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
