import { packageName, readPackageUrl } from '../dependencies/dependencies.ts';
import { notFound, Problem } from '../base/problem.ts';
import type { Dependent } from '../domain/package-uses.ts';
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

/** Who depends on a package, by its URL, or on a repository, by its full name. @throws Problem `not-found` or `invalid` */
export async function dependentsTool(
  { store }: McpDependencies,
  asked: string,
  limit: number,
): Promise<ToolAnswer> {
  const key = /^pkg:/i.test(asked) ? readPackageUrl(asked)?.key : undefined;
  if (key !== undefined) {
    const found = await store.dependents(key);
    return { lines: dependentLines(found, limit), path: pathWith('/dependents', { package: asked }) };
  }
  const repository = await find(store, asked);
  const found = await store.dependentsOf(repository);
  return { lines: dependentLines(found, limit), path: `${pageOf(repository.evidence)}#used-by` };
}

/** The templates of this hub. */
export async function templatesTool({ templates }: McpDependencies): Promise<ToolAnswer> {
  const lines = (await templates.list()).map(
    ({ id, title, version, summary, stack }) =>
      `${id} (${title}, ${version}): ${summary} Made with ${stack.join(', ')}. Start: npx codehub new ${id} FOLDER`,
  );
  return { lines, path: '/templates' };
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

function dependentLines(found: readonly Dependent[], limit: number): string[] {
  const shown = found.slice(0, limit).map(({ owner, name, uses, certain }) => {
    const packages = [
      ...new Set(
        uses.map((use) => `${packageName(use.package)} ${use.version ?? use.requirement ?? ''}`.trim()),
      ),
    ];
    return `${owner}/${name}: ${short(packages.join(', '), 200)}${certain ? '' : ' (possibly)'}`;
  });
  return [`${found.length} repositories here depend on it, ${shown.length} shown.`, ...shown];
}

function pageOf({ owner, name }: { owner: string; name: string }): string {
  return `/repositories/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}
