import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decisionList, readDecisions } from './decisions.ts';
[% if (clinical) { -%]
import { hazardTable, parseHazardLog } from './hazard-log.ts';
[% } -%]
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import { resolveLink, type LinkTargets } from './links.ts';
import { renderMarkdown } from './markdown.ts';
import { filesOf, longDate, readPages, type Page } from './pages.ts';
import { postList, readPosts } from './posts.ts';
import { readSiteSettings, type SiteSettings } from './site-settings.ts';

/** What is served, by its path: `adr/index.html`, `assets/site.css` and so on. */
export type Site = Map<string, string | Uint8Array>;

/** Makes the whole site from the folder that holds `site.yml` and `docs`. Throws for the first thing that is wrong. */
export async function makeSite(root: string): Promise<Site> {
  const settings = await readSiteSettings(join(root, 'site.yml'));
  const pages = await readPages(join(root, 'docs'));
  const lists = [
    { url: 'adr/', title: 'Decisions', content: decisionList(readDecisions(pages), 'adr/') },
    { url: 'design-history/', title: 'Design history', content: postList(readPosts(pages), 'design-history/') },
  ].filter(({ url }) => !pages.some((page) => page.url === url));
  const targets = { pages, lists: lists.map(({ url }) => url), root, repository: settings.repository };
  const around = surroundings(settings, pages, lists);
  const site: Site = new Map();
  for (const page of pages) {
    const content = await pageContent(root, page, targets);
    site.set(`${page.url}index.html`, layout({ ...around(page.url), url: page.url, title: page.title, content }));
  }
  for (const { url, title, content } of lists)
    site.set(`${url}index.html`, layout({ ...around(url), url, title, content: titled(title, content) }));
  site.set('404.html', missing(around('404.html'), settings));
  await addAssets(site, { root, nhsFont: settings.header !== 'plain' });
  return site;
}

async function pageContent(root: string, page: Page, targets: LinkTargets): Promise<Html> {
  const { content, headings } = renderMarkdown(page.body, (href) => resolveLink(href, page, targets));
  const contents =
    headings.length > 2 && !page.source.startsWith('adr/') &&
    html`<nav class="contents" aria-label="On this page">
      <h2>On this page</h2>
      <ul>
        ${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}
      </ul>
    </nav>`;
  const date = page.date !== undefined && !page.source.startsWith('adr/') && html`<p class="quiet">${longDate(page.date)}</p>`;
[% if (clinical) { -%]
  const file = page.hazards && posix.join('docs', posix.dirname(page.source), page.hazards);
  const log = file && hazardTable(parseHazardLog(await readFile(join(root, file), 'utf8'), file));
  return html`<div class="text"><h1 class="nhsuk-heading-xl">${page.title}</h1>${date}${contents}${content}</div>${log || undefined}`;
[% } else { -%]
  if (page.hazards) throw new Error(`${page.source} asks for a hazard log, which this site was made without.`);
  return html`<div class="text"><h1 class="nhsuk-heading-xl">${page.title}</h1>${date}${contents}${content}</div>`;
[% } -%]
}

function titled(title: string, content: Html): Html {
  return html`<div class="text"><h1 class="nhsuk-heading-xl">${title}</h1>${content}</div>`;
}

/** What stands around every page: the menu, the way up, the foot. */
function surroundings(settings: SiteSettings, pages: Page[], lists: { url: string; title: string }[]) {
  const all = [...pages, ...lists];
  const navigation = settings.navigation.map(({ title, page }) => {
    const target = pages.find(({ source }) => source === page) ?? all.find(({ url }) => url === `${page}/`);
    if (!target) throw new Error(`The navigation in site.yml leads to ${page}, which does not exist.`);
    return { title, url: target.url };
  });
  const footer = pages.filter(({ source }) => source === 'accessibility-statement.md');
  return (url: string) => {
    const parts = url.split('/').slice(0, -2);
    const folders = parts.map((_part, index) => `${parts.slice(0, index + 1).join('/')}/`);
    const above = folders.flatMap((folder) => all.filter((one) => one.url === folder));
    return { settings, navigation, footer, above: url === '' ? [] : [{ title: 'Home', url: '' }, ...above] };
  };
}

function missing(around: ReturnType<ReturnType<typeof surroundings>>, settings: SiteSettings): string {
  const title = 'Page not found';
  const content = titled(title, html`<p>Check the address, or start from the <a href="./">home page</a>.</p>`);
  return layout({ ...around, url: '', title, content, base: new URL(settings.address).pathname });
}

/** Styles, and everything in `docs` that is not made into a page. */
async function addAssets(site: Site, { root, nhsFont }: { root: string; nhsFont: boolean }): Promise<void> {
  const own = import.meta.dirname;
  const nhsuk = dirname(fileURLToPath(import.meta.resolve('nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css')));
  const css = await readFile(join(nhsuk, 'nhsuk-frontend.min.css'), 'utf8');
  // Frutiger is licensed for services of the NHS alone, and is loaded from their server; others show Arial.
  const styles = nhsFont ? css : css.replace(/@font-face\{[^}]*\}/g, '');
  site.set('assets/nhsuk.css', styles.replaceAll('/assets/images/', 'images/'));
  for (const [, name = ''] of css.matchAll(/\/assets\/images\/([\w-]+\.svg)/g))
    site.set(`assets/images/${name}`, await readFile(join(nhsuk, 'assets/images', name)));
  site.set('assets/site.css', await readFile(join(own, 'site.css')));
  site.set('assets/icon.svg', await readFile(join(own, 'icon.svg')));
  const files = (await filesOf(join(root, 'docs'))).filter((path) => !/\.(md|yml)$/.test(path));
  for (const path of files) site.set(path, await readFile(join(root, 'docs', path)));
}
