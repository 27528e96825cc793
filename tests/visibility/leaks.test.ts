import request from 'supertest';
import { expect, test } from 'vitest';
import { createApi, describeApi } from '../../src/api/api.ts';
import { exportFormats } from '../../src/domain/export-format.ts';
import { exportRepositories } from '../../src/exports/exports.ts';
import { follow } from '../../src/projections/follow.ts';
import { searchIndex } from '../../src/projections/search-index.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { openRegister } from '../../src/decisions/decisions.ts';
import { createDecisionDesk } from '../../src/visibility/decision-desk.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { PublicRepository } from '../../src/domain/public-repository.ts';
import { aDependency } from '../store/cases/packages.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import { createWebhookDesk } from '../../src/outgoing/webhook-desk.ts';
import { createPublicStore } from '../../src/visibility/create-public-store.ts';
import { createWeb } from '../../src/web/web.ts';
import { aDecision } from '../a-decision-desk.ts';
import { aBlob, aRepository, oidOf } from '../builders.ts';
import { aCatalogue, fakeTools, now } from '../web/fake-tools.ts';
import { addressesOf, apiPatterns, pagePatterns } from './all-routes.ts';

const at = '2026-11-23T06:00:00.000Z';
/** Words of a private repository, its name too; of a withdrawn one all but its name. */
const secrets = /zebrafish|quokka|axolotl|capybara/i;

const readme = (text: string) => [
  { path: 'README.md', type: 'file' as const, oid: oidOf(text), size: text.length },
];
const hidden = aRepository({
  status: 'closed-without-reason',
  evidence: {
    ...{ id: 'github:1', name: 'zebrafish', visibility: 'private', description: 'Zebrafish beds' },
    ...{ topics: ['zebrafish'], tree: readme('zebrafish'), template: true },
  },
  lineage: { template: 'small-service', version: null, source: 'forge' },
});
const gone = aRepository({
  evidence: {
    ...{ id: 'github:2', name: 'gone', description: 'Quokka beds', topics: ['axolotl'] },
    ...{ homepage: 'https://quokka.example', tree: readme('capybara') },
  },
});
const shown = aRepository({ evidence: { id: 'github:3', name: 'shown', tree: readme('open') } });

/** What is asked for where an address has a part that can be anything, by the part or by all that stands before it. */
const examples = {
  owner: ['sample-trust'],
  name: ['zebrafish', 'gone', 'shown'],
  login: ['sample-trust'],
  kind: ['licence'],
  picture: ['0'],
  page: ['1'],
  facet: ['language', 'organisation', 'topic'],
  step: ['questions'],
  '/checks/:id': ['has-licence', 'has-contact'],
  '/policies/:id': ['nhs-osp-2022'],
  '/templates/:id': ['nhs-prototype'],
  '/harvests/:id': ['run-1'],
  '/collections/:id': ['analyst-code'],
  '/reuse/:id': ['none'],
  run: ['none'],
};
/** Addresses that say more with something asked for. */
const questions = [
  ...['zebrafish', 'gone', 'shown', 'beds'].flatMap((text) => [
    ...[`/search?q=${text}`, `/search.csv?q=${text}`, `/search.json?q=${text}`, `/search.atom?q=${text}`],
    ...[`/api/v1/repositories?q=${text}`, `/api/v1/suggest?q=${text}`],
    ...[`/compare?repositories=sample-trust/${text}`, `/learn?repository=sample-trust/${text}`],
  ]),
  ...['/dependents?package=pkg:npm/shown', '/api/v1/dependents?package=pkg:npm/shown'],
  ...['/search?q=depends:pkg:npm/shown', '/api/v1/compliance/checks?policy=nhs-osp-2022'],
  ...['csv', ''].map((end) => `/checks/has-licence${end && `.${end}`}?outcome=any`),
  ...[`/history/public?on=${at.slice(0, 10)}`, `/history/public.csv?on=${at.slice(0, 10)}`],
  ...[`/api/v1/history/public?on=${at.slice(0, 10)}`, `/api/v1/digest?on=${at.slice(0, 10)}`],
];
const closed = aDecision({
  id: 'zebrafish-closed',
  ...{ repositories: ['sample-trust/zebrafish', 'sample-trust/quokka-*'], note: 'axolotl' },
  ...{ requestedBy: 'Dr Capybara', approvedBy: 'Sir Quokka' },
});
/** Two that nobody may see depend on one that everybody may: as if read before one was closed. */
async function keepPackages(store: Store): Promise<void> {
  const secret = aDependency({ package: 'npm/shown', version: 'capybara', file: 'quokka.json' });
  const none = { dependencies: [], publishes: [], faults: [] };
  await store.savePackages({
    ...{ name: 'packages', at: { history: 'a', position: 1 } },
    repositories: [
      {
        id: 'github:1',
        facts: { ...none, dependencies: [secret], faults: [{ file: 'quokka', because: '' }] },
      },
      { id: 'github:2', facts: { ...none, dependencies: [secret] } },
      { id: 'github:3', facts: { ...none, publishes: [{ package: 'npm/shown', file: 'package.json' }] } },
    ],
  });
}

test('nothing private or withdrawn is on a page, in an answer, an export or a log', async () => {
  await using store = await openStore(sqlite(':memory:'));
  await using search = await openSqliteSearch(':memory:');
  const lines: string[] = [];
  const write = (...line: unknown[]) => void lines.push(JSON.stringify(line));
  const log = { debug: write, info: write, warn: write, error: write };
  const blobs = ['zebrafish', 'capybara', 'open'].map((text) => aBlob({ text }));
  await store.saveRepositories({ repositories: [hidden, gone, shown], blobs, at });
  await keepPackages(store);
  const { history } = await store.changePosition();
  const readBlobs = (oids: readonly string[]) => store.readBlobs(oids);
  const covered = new Map([['sample-trust', { name: 'Sample Trust' }]]);
  const index = () => follow(store, searchIndex({ engine: search, history, readBlobs, covered }));
  await index();
  await store.withdraw(['github:2'], 'It is no longer public.', at);
  await index();

  const publicStore = createPublicStore(store, aCatalogue);
  const listed = [closed];
  const clock = () => now;
  const register = await openRegister({ store, listed: () => listed, clock, onChange: () => {} });
  const decisions = createDecisionDesk({ register, store: publicStore, clock });
  const pictures = { read: async () => ({ type: 'image/png', bytes: Buffer.from('quokka') }) };
  const tools = {
    ...fakeTools({ store: publicStore, search, log, decisions }),
    upgrades: undefined,
    pictures,
  };
  const readRepository = () => Promise.reject(new Error('not asked for here'));
  const apiTools = {
    ...tools,
    ...{ store: publicStore, search, readRepository, actions: store },
    webhooks: createWebhookDesk({ store, clock }),
    reuse: { deleteReuseRecord: async () => false },
  };
  const api = createApi(apiTools);
  const app = createWeb({ ...tools, api });
  const { patterns, mounted } = pagePatterns(app);
  // The API is walked by its description; health says nothing of repositories. Whatever else is mounted is walked too.
  expect(mounted).toBe(2);
  const described = describeApi(apiTools) as Parameters<typeof apiPatterns>[0];
  const paths = [...patterns, ...apiPatterns(described)].flatMap((pattern) => addressesOf(pattern, examples));
  expect(paths.length).toBeGreaterThan(100);
  for (const path of new Set([...paths, ...questions])) {
    const accept = path.startsWith('/api/') ? 'application/json' : 'text/html';
    const { status, text, body } = await request(app).get(path).set('Accept', accept);
    expect(status, path).toBeLessThan(500);
    const told = withoutAsked(`${text ?? ''}${Buffer.isBuffer(body) ? body.toString() : ''}`, path);
    expect(told, path).not.toMatch(secrets);
  }
  for (const format of exportFormats) {
    let text = '';
    const packages = (repository: PublicRepository) => publicStore.packages(repository);
    const context = { catalogue: aCatalogue(), now, packages };
    for await (const piece of exportRepositories(format, publicStore.repositories(10), context))
      text += piece;
    expect(text, format).not.toMatch(secrets);
    expect(text, format).toContain('shown');
  }
  expect(withoutAsked(lines.join('\n'), '/zebrafish')).not.toMatch(secrets);
});

/** What somebody asked for by its name is told back to them. */
function withoutAsked(text: string, path: string): string {
  return path.includes('zebrafish') ? text.replaceAll('zebrafish', '') : text;
}
