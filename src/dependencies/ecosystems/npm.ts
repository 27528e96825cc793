import type { DependencyScope } from '../../domain/dependency.ts';
import { readJson, tableIn, textIn, textsIn, type Table } from '../formats.ts';
import type { DeclaredDependency, FileReading } from '../file-reading.ts';
import { packageKey, packageKeyOf } from '../package-key.ts';

const scopes: readonly (readonly [field: string, scope: DependencyScope])[] = [
  ['dependencies', 'runtime'],
  ['peerDependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
];

/** `package.json`: what it asks for, and its own name unless it says that it is private. */
export function readPackageJson(text: string): FileReading {
  const manifest = readJson(text);
  const name = textIn(manifest['name']);
  const isPublished = name !== undefined && manifest['private'] !== true && manifest['private'] !== 'true';
  return {
    dependencies: scopes.flatMap(([field, scope]) =>
      Object.entries(tableIn(manifest[field])).map(([asked, range]) => npmDependency(asked, range, scope)),
    ),
    publishes: isPublished ? [packageKeyOf('npm', name)] : [],
    keywords: textsIn(manifest['keywords']),
  };
}

/** Another name for a package, a repository on GitHub, or a package of the registry. What lies beside it is none. */
function npmDependency(asked: string, value: unknown, scope: DependencyScope): DeclaredDependency {
  const range = textIn(value) ?? '';
  const of = { scope, direct: true, requirement: range };
  const [, alias, aliased] = /^npm:((?:@[^/@]+\/)?[^@]+)(?:@(.*))?$/.exec(range) ?? [];
  if (alias !== undefined) return { ...of, package: packageKeyOf('npm', alias), requirement: aliased };
  if (/^(?:file|link|workspace|portal|catalog):|^[./~]/.test(range)) return { package: undefined };
  const [, namespace, name] =
    /^(?:github:|git\+?(?:https|ssh)?:\/\/(?:[^/@]*@)?github\.com[/:]|https:\/\/github\.com\/)?([\w-]+)\/([\w.-]+?)(?:\.git)?(?:#.*)?$/.exec(
      range,
    ) ?? [];
  if (namespace !== undefined && name !== undefined)
    return { ...of, package: packageKey({ type: 'github', namespace, name }), ...refOf(range) };
  return { ...of, package: packageKeyOf('npm', asked), requirement: range };
}

function refOf(range: string): { version?: string; requirement: string } {
  const ref = /#(?:semver:)?(.+)$/.exec(range)?.[1];
  return ref === undefined ? { requirement: range } : { version: ref, requirement: range };
}

/** `package-lock.json` and `npm-shrinkwrap.json`, of versions 1 to 3. */
export function readPackageLock(text: string): FileReading {
  const lock = readJson(text);
  const packages = Object.entries(tableIn(lock['packages']));
  if (packages.length === 0) return { dependencies: nested(tableIn(lock['dependencies']), 0) };
  const root = tableIn(tableIn(lock['packages'])['']);
  const asked = new Set(scopes.flatMap(([field]) => Object.keys(tableIn(root[field]))));
  return {
    dependencies: packages.flatMap(([path, value]) => {
      const entry = tableIn(value);
      const at = path.lastIndexOf('node_modules/');
      if (at === -1 || entry['link'] === true) return [];
      const place = path.slice(at + 'node_modules/'.length);
      const isTop = path === `node_modules/${place}`;
      return [locked(textIn(entry['name']) ?? place, entry, isTop && asked.has(place))];
    }),
  };
}

/** Version 1 nests what is needed in another version beneath what needs it. */
function nested(entries: Table, depth: number): DeclaredDependency[] {
  if (depth > 30) return [];
  return Object.entries(entries).flatMap(([name, value]) => {
    const entry = tableIn(value);
    return [locked(name, entry), ...nested(tableIn(entry['dependencies']), depth + 1)];
  });
}

function locked(name: string, entry: Table, direct?: boolean): DeclaredDependency {
  const version = textIn(entry['version']) ?? '';
  const [, alias, aliased] = /^npm:((?:@[^/@]+\/)?[^@]+)@(.+)$/.exec(version) ?? [];
  if (/^(?:file|link):/.test(version)) return { package: undefined };
  const isOptional = entry['optional'] === true || entry['devOptional'] === true;
  return {
    package: packageKeyOf('npm', alias ?? name),
    version: aliased ?? version,
    scope: entry['dev'] === true ? 'development' : isOptional ? 'optional' : 'runtime',
    direct,
  };
}
