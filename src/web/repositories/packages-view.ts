import { installCommands, packageName, packageUrl } from '../../dependencies/dependencies.ts';
import type { DependencyScope } from '../../domain/dependency.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { fileAddress } from '../../domain/file-address.ts';
import type { Dependent, DependentList, RepositoryUses, UsedPackage } from '../../domain/package-uses.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { countOf } from '../text/numbers.ts';

/** Dependents shown on the page of a repository; the rest has a page of its own. */
export const maxDependents = 20;
const maxRows = 200;
const maxPackages = 5;

const scopeLabels: Readonly<Record<DependencyScope, string>> = {
  runtime: 'Running',
  optional: 'Optional parts',
  build: 'Building',
  development: 'Development',
};

/** What a repository depends on, who uses it, and how to install what it publishes. */
export function packagesView(
  { dependencies, publishes, faults }: RepositoryUses,
  dependents: DependentList,
  evidence: Evidence,
) {
  const asked = dependencies.filter(({ direct }) => direct);
  const others = new Set(dependencies.filter(({ direct }) => !direct).map((each) => each.package));
  const made = dependencies.filter(({ sources }) => sources.length > 0);
  return {
    install: installCommands(publishes.map((each) => each.package)).slice(0, 3),
    summary: summaryOf(asked.length, others.size),
    made: made.map(madeHere),
    rows: asked.slice(0, maxRows).map((each) => dependencyRow(each, evidence)),
    rowsTitle: `Show the ${countOf(asked.length, 'package')} it asks for`,
    rowsLeft: asked.length > maxRows ? `${asked.length - maxRows} more are not shown here.` : '',
    faults: faults.map(({ file, because }) => `We could not read ${file}. ${because}`),
    sbom: sbomLinks(evidence),
    usedBy: usedByView(
      dependents,
      publishes.map((each) => each.package),
    ),
  };
}

function sbomLinks({ owner, name }: Evidence) {
  const address = `/api/v1${addresses.repository(owner, name)}/sbom`;
  return {
    cyclonedx: withQuery(address, { format: 'cyclonedx' }),
    spdx: withQuery(address, { format: 'spdx' }),
  };
}

function summaryOf(asked: number, others: number): string {
  if (asked + others === 0) return '';
  const rest = others === 0 ? '' : ` Those bring in ${countOf(others, 'other package')}, by its lock files.`;
  return `This repository asks for ${countOf(asked, 'package')}.${rest}`;
}

function madeHere({ package: key, version, requirement, sources }: UsedPackage) {
  const [only] = sources;
  const isCertain = sources.length === 1 && only !== undefined;
  return {
    text: packageName(key),
    href: isCertain ? addresses.repository(only.owner, only.name) : dependentsAddress(key),
    note: isCertain
      ? `${versionText(version, requirement)} from ${only.owner}/${only.name}`.trim()
      : `${versionText(version, requirement)} possibly from one of ${countOf(sources.length, 'repository', 'repositories')}`.trim(),
  };
}

function dependencyRow({ package: key, version, requirement, scope, file }: UsedPackage, evidence: Evidence) {
  return {
    name: packageName(key),
    href: dependentsAddress(key),
    version: version ?? requirement ?? 'Any',
    scope: scopeLabels[scope],
    file,
    fileHref: fileAddress(evidence, file) ?? '',
  };
}

function usedByView({ total, certain, items }: DependentList, published: readonly string[]) {
  const possible = total - certain;
  return {
    summary: [
      certain === 0
        ? ''
        : `${countOf(certain, 'repository', 'repositories')} here ${certain === 1 ? 'depends' : 'depend'} on this one.`,
      possible === 0
        ? ''
        : `${countOf(possible, 'repository', 'repositories')} possibly ${possible === 1 ? 'depends' : 'depend'} on it: others publish a package of the same name.`,
    ].filter((text) => text !== ''),
    publishes: published.length > 0,
    rows: items.map(dependentRow),
    more: moreOf(items, published),
  };
}

/** The page of all dependents of each package that it publishes; of many packages, of those that are seen to be used. */
function moreOf(shown: readonly Dependent[], published: readonly string[]) {
  const used = new Set(shown.flatMap(({ uses }) => uses.map((use) => use.package)));
  const listed = used.size > 0 ? published.filter((key) => used.has(key)) : published;
  return listed
    .slice(0, maxPackages)
    .map((key) => ({ href: dependentsAddress(key), text: `See all that depend on ${packageName(key)}` }));
}

/** One repository in a list of those that depend on something. */
export function dependentRow({ owner, name, uses, certain }: Dependent) {
  return {
    text: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    versions: [...new Set(uses.map((use) => use.version ?? use.requirement ?? 'Any'))].join(', '),
    packages: [...new Set(uses.map((use) => packageName(use.package)))].join(', '),
    scope: scopeLabels[uses.map(({ scope }) => scope)[0] ?? 'runtime'],
    how: uses.some(({ direct }) => direct) ? 'Asks for it' : 'Through another package',
    note: certain ? '' : 'possibly',
  };
}

function dependentsAddress(key: string): string {
  return withQuery('/dependents', { package: packageUrl(key) });
}

function versionText(version: string | null, requirement: string | null): string {
  const text = version ?? requirement;
  return text === null ? '' : `${text},`;
}
