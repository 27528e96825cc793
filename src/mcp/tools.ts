import {
  meetingVersion,
  packageName,
  readPackageUrl,
  readVersionCondition,
} from '../dependencies/dependencies.ts';
import { notFound, Problem } from '../base/problem.ts';
import { packageName as commandPackage } from '../domain/package-name.ts';
import type { DependentList } from '../domain/package-uses.ts';
import { isPublicRepository, type PublicRepository } from '../domain/public-repository.ts';
import type { RepositoryItem } from '../domain/repository-item.ts';
import { explain, proseOf, type ExplainedFinding } from '../policy/policy.ts';
import { compareRepositories, repositoryNames } from '../visibility/compare-repositories.ts';
import { short } from './answer.ts';
import type { McpDependencies } from './dependencies.ts';

/** Lines of an answer, and the path of the page with the same content. */
export interface ToolAnswer {
  lines: string[];
  path: string;
}

/** A search as the search page takes it. */
export async function searchTool(
  { search }: McpDependencies,
  text: string,
  limit: number,
): Promise<ToolAnswer> {
  const query = { text, filters: {}, sort: 'relevance', page: 1, perPage: limit, facets: false } as const;
  const { total, items, messages } = await search.search(query);
  const head = `${total} public repositories found, ${items.length} shown.`;
  return { lines: [head, ...messages, ...items.flatMap(itemLines)], path: pathWith('/search', { q: text }) };
}

/** One repository by its full name. @throws Problem `not-found` or `invalid` */
export async function repositoryTool({ store }: McpDependencies, fullName: string): Promise<ToolAnswer> {
  const { owner, name } = (await find(store, fullName)).evidence;
  const [compared] = await compareRepositories(store, [{ owner, name }]);
  if (!compared) throw notFound(`The repository ${fullName}`);
  const { item, latestRelease, standards, dependencies, dependents, unmet } = compared;
  const lines = [
    ...itemLines(item),
    `Topics: ${item.topics.join(', ') || 'none'}`,
    `Latest release: ${latestRelease ?? 'none known'}`,
    `Standards it speaks: ${standards.map((each) => each.name).join(', ') || 'none that are looked for'}`,
    `Asks for ${dependencies} packages; ${dependents} repositories here depend on it`,
    `Checks not met: ${unmet.join(', ') || 'none'}`,
    `Clone: git clone ${item.url.replace(/\.git$/, '')}.git`,
  ];
  return { lines, path: pageOf(item) };
}

/** What a repository does not meet of the policies that bind it. @throws Problem `not-found` or `invalid` */
export async function policyCheckTool(
  { store, policies }: McpDependencies,
  fullName: string,
): Promise<ToolAnswer> {
  const repository = await find(store, fullName);
  const lines = explain(repository, policies(), proseOf).flatMap(({ title, version, status, findings }) => [
    `${title}, version ${version}: ${status}`,
    ...findings.filter(({ outcome }) => outcome === 'unmet' || outcome === 'unknown').map(findingLine),
  ]);
  const none = ['No policy applies to this repository.'];
  return { lines: lines.length > 0 ? lines : none, path: `${pageOf(repository.evidence)}#checks` };
}

/** Who depends on a package, by its URL with a version condition where one is wanted, or on a repository, by its full name. @throws Problem `not-found` or `invalid` */
export async function dependentsTool(
  { store }: Pick<McpDependencies, 'store'>,
  asked: string,
  limit: number,
): Promise<ToolAnswer> {
  const first = { page: 1, perPage: limit };
  const named = /^pkg:/i.test(asked) ? readPackageUrl(asked) : undefined;
  if (named) {
    const condition = named.version === null ? undefined : versionCondition(named.version);
    const found = await store.dependents(
      named.key,
      first,
      condition && ((use) => meetingVersion(use, condition)),
    );
    return { lines: dependentLines(found), path: pathWith('/dependents', { package: asked }) };
  }
  const repository = await find(store, asked);
  const found = await store.dependentsOf(repository, first);
  return { lines: dependentLines(found), path: `${pageOf(repository.evidence)}#used-by` };
}

/** The templates of this hub. */
export async function templatesTool({ templates }: McpDependencies): Promise<ToolAnswer> {
  const lines = (await templates.list()).map(
    ({ id, title, version, summary, stack }) =>
      `${id} (${title}, ${version}): ${summary} Made with ${stack.join(', ')}. Start: npx ${commandPackage} new ${id} FOLDER`,
  );
  return { lines, path: '/templates' };
}

function versionCondition(text: string) {
  const condition = readVersionCondition(text);
  if (!condition) throw new Problem('invalid', 'After the @, give a version such as 9, <9, >=6.1 or 6..8.');
  return condition;
}

function findingLine({ outcome, force, title, because, fix }: ExplainedFinding): string {
  return `- ${outcome} (${force ?? 'no longer asked'}): ${title}. ${short(because)} Fix: ${fix}`;
}

function pathWith(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}

async function find(store: McpDependencies['store'], fullName: string): Promise<PublicRepository> {
  const [named] = repositoryNames([fullName]);
  if (!named || named.owner === '')
    throw new Problem(
      'invalid',
      `${short(fullName, 60)} is not the full name of a repository, such as owner/name.`,
    );
  const found = await store.findRepository(named.owner, named.name);
  if (!isPublicRepository(found)) throw notFound(`The repository ${short(fullName, 100)}`);
  return found;
}

function itemLines({
  fullName,
  description,
  language,
  licence,
  status,
  archived,
  pushedAt,
  url,
}: RepositoryItem): string[] {
  const facts = [
    language ?? 'language not known',
    licence ? `licence ${licence.spdx}` : 'no licence: it may not be reused',
    `status ${status}`,
    archived ? 'archived' : '',
    `last change ${pushedAt?.slice(0, 10) ?? 'not known'}`,
  ];
  return [
    `${fullName}: ${short(description ?? 'no description')}`,
    `  ${facts.filter(Boolean).join(', ')}. ${url}`,
  ];
}

function dependentLines({ total, items }: DependentList): string[] {
  const shown = items.map(({ owner, name, uses, certain }) => {
    const packages = [
      ...new Set(
        uses.map((use) => `${packageName(use.package)} ${use.version ?? use.requirement ?? ''}`.trim()),
      ),
    ];
    return `${owner}/${name}: ${short(packages.join(', '), 200)}${certain ? '' : ' (possibly)'}`;
  });
  return [`${total} repositories here depend on it, ${shown.length} shown.`, ...shown];
}

function pageOf({ owner, name }: { owner: string; name: string }): string {
  return `/repositories/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}
