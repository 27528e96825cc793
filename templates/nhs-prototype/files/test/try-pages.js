import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM, VirtualConsole } from 'jsdom';
import { createPages } from '../lib/find-pages.js';
import { loadSite } from '../lib/load-site.js';
import { send, visitor } from './support.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// What others include, and no page of its own.
const parts = /(?:^|\/)(?:_[^/]*|layouts?|partials?|includes?|components?|macros?)(?:\/|$)|\/layout[^/]*\.(?:html|njk)$|(?:^|\/)(?:macro|template)\.njk$/i;

/**
 * The pages of a prototype, each opened as a visitor would, with what is wrong with it: that it does not open, or the
 * rules of WCAG 2.2 AA that it breaks. Questions of journeys are tried with an answer missing, too.
 *
 * @param {string} [folder] where `app` and `versions` are; this prototype unless it says otherwise
 * @returns {AsyncGenerator<{ address: string, file: string, faults: string[] }>}
 */
export async function* tryPages(folder) {
  const site = await loadSite(folder);
  const browser = await visitor({ folder });
  for (const { id, journey } of site.versions) if (journey !== undefined) await send(browser, '/manage/data', { version: id });
  for (const { address, file } of pagesOf(site)) {
    const response = await browser.get(encodeURI(address));
    yield { address, file, faults: await faultsOf(response, address) };
  }
  for (const { id, start, journey } of site.versions)
    for (const { path } of journey?.pages ?? []) {
      const response = await send(await visitor({ folder }), `${start}/${path}`, {});
      const file = `versions/${id}/views/${path}.html`;
      if (response.status === 422) yield { address: `${start}/${path} with errors`, file, faults: await faultsOf(response, start) };
    }
}

/** The pages that tests try: those that are not only parts of others, and that app/config.js does not leave out. */
export function pagesOf(site) {
  const left = (address) => site.untested.some((path) => address === path || address.startsWith(`${path}/`));
  return createPages(site).list().filter(({ address, file }) => !parts.test(file.replace(/^app\/views|^versions\/[^/]+\/views/, '')) && !left(address));
}

async function faultsOf({ status, text = '', type }, address) {
  if (status >= 500) return [`It does not open at ${address}: ${messageOf(text)}`];
  // A page that its route refuses or leads on from is as the team wants it.
  if (status !== 200 && status !== 422) return [];
  return type === 'text/html' && /<html/i.test(text) ? violationsOf(text) : [];
}

function messageOf(text) {
  return new JSDOM(text).window.document.querySelector('pre')?.textContent.trim() ?? text.slice(0, 300);
}

/** Rules of WCAG 2.2 AA that a machine can judge without drawing the page. Colours need a browser, the rest a person. */
export async function violationsOf(html) {
  const { window } = new JSDOM(html, { runScripts: 'outside-only', virtualConsole: new VirtualConsole() });
  window.eval(axe);
  const { violations } = await window.axe.run(window.document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  });
  const found = Array.from(violations, ({ help, helpUrl, nodes }) => `${help}: ${nodes.map(({ html: element }) => element).join(' ')} (${helpUrl})`);
  window.close();
  return found;
}
