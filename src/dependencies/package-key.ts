import { PackageURL } from 'packageurl-js';
import type { PackageKey } from '../domain/dependency.ts';

/** The kinds of packages that are told apart, by their purl type. */
export const packageTypes = [
  'npm',
  'pypi',
  'maven',
  'nuget',
  'golang',
  'cargo',
  'gem',
  'composer',
  'cran',
  'githubactions',
  'github',
  'docker',
] as const;
export type PackageType = (typeof packageTypes)[number];

/** Registries of these kinds take names that differ only in case for the same. */
const caseless: ReadonlySet<string> = new Set([
  'nuget',
  'githubactions',
  'github',
  'composer',
  'pypi',
  'docker',
]);

/** Longer than any registry allows. */
const maxNameLength = 214;

/** Placeholders of templates and the like are names of no package. */
const nameShape = /^[\p{L}\p{N}][\p{L}\p{N}._~+-]*$/u;
const namespaceShape = /^@?[\p{L}\p{N}][\p{L}\p{N}._~+-]*(?:\/[\p{L}\p{N}._~+-]+)*$/u;

interface PackageName {
  type: PackageType;
  namespace?: string | undefined;
  name: string;
  /** The host of a registry that is not the usual one of its type. */
  registry?: string | undefined;
}

/** The key of a package; undefined where the text can be no name of one. */
export function packageKey({ type, namespace, name, registry }: PackageName): PackageKey | undefined {
  if (name.length > maxNameLength || !nameShape.test(name)) return undefined;
  if (namespace !== undefined && (namespace.length > maxNameLength || !namespaceShape.test(namespace)))
    return undefined;
  const [plainNamespace, plainName] = caseless.has(type)
    ? [namespace?.toLowerCase(), name.toLowerCase()]
    : [namespace, name];
  const qualifiers = registry === undefined ? undefined : { repository_url: registry };
  // For some types the library asks for a version, which a key leaves out again.
  const purl = new PackageURL(type, plainNamespace, plainName, '0', qualifiers, undefined);
  return purl.toString().slice('pkg:'.length).replace('@0', '');
}

/** The key of a name that holds its namespace, such as `@nhs/components` or `github.com/nhs/tools`. */
export function packageKeyOf(type: PackageType, fullName: string): PackageKey | undefined {
  const at = fullName.lastIndexOf('/');
  if (at === -1) return packageKey({ type, name: fullName });
  return packageKey({ type, namespace: fullName.slice(0, at), name: fullName.slice(at + 1) });
}

/** The package URL of a package, with a version where one is given. */
export function packageUrl(key: PackageKey, version?: string | null): string {
  if (!version) return `pkg:${key}`;
  const [path = '', qualifiers] = key.split('?', 2);
  const at = encodeURIComponent(version).replaceAll('%3A', ':');
  return `pkg:${path}@${at}${qualifiers === undefined ? '' : `?${qualifiers}`}`;
}

/** The parts of a key, for people and for other formats. */
export function packageParts(key: PackageKey): { type: string; namespace: string | null; name: string } {
  const [type = '', ...path] = (key.split('?', 1)[0] ?? '').split('/').map(decodeURIComponent);
  const namespace = path.slice(0, -1).join('/');
  return { type, namespace: namespace === '' ? null : namespace, name: path.at(-1) ?? '' };
}

/** A package as its own registry calls it, such as `@nhs/components` or `uk.nhs:tools`. */
export function packageName(key: PackageKey): string {
  const { type, namespace, name } = packageParts(key);
  if (namespace === null) return name;
  return type === 'maven' ? `${namespace}:${name}` : `${namespace}/${name}`;
}

/**
 * Reads a package URL as people type it, with or without `pkg:`.
 *
 * @returns its key, and what follows the `@`, such as `<9`; undefined when it is no package URL
 */
export function readPackageUrl(typed: string): { key: PackageKey; version: string | null } | undefined {
  const [path = '', asked = ''] = typed.trim().split('?', 2);
  const [, address = '', version] = /^(?:pkg:)?\/*([^@]*(?:@[^@/]+\/[^@]+)?)(?:@(.*))?$/s.exec(path) ?? [];
  try {
    const { type, namespace, name, qualifiers } = PackageURL.fromString(`pkg:${address}@0?${asked}`);
    const registry = qualifiers?.['repository_url'];
    const key = packageKey({ type: type as PackageType, namespace, name, registry });
    return key === undefined ? undefined : { key, version: version || null };
  } catch {
    return undefined;
  }
}
