import { parse as parseToml } from 'smol-toml';
import { isSameJson } from '../../base/same-json.ts';
import { fitsNpm, mergeNpmLock } from './merge-npm-lock.ts';
import { isRecord, needFields } from './npm-lock.ts';
import { settled, type Sides } from './sides.ts';

/** What makes a lock file, and from which manifest beside it. */
export interface LockKind {
  names: RegExp;
  manifest: string;
  command: string;
}

const lockKinds: readonly LockKind[] = [
  {
    names: /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/,
    manifest: 'package.json',
    command: 'npm install',
  },
  { names: /(?:^|\/)yarn\.lock$/, manifest: 'package.json', command: 'yarn install' },
  { names: /(?:^|\/)pnpm-lock\.yaml$/, manifest: 'package.json', command: 'pnpm install' },
  { names: /(?:^|\/)uv\.lock$/, manifest: 'pyproject.toml', command: 'uv lock' },
  { names: /(?:^|\/)poetry\.lock$/, manifest: 'pyproject.toml', command: 'poetry lock' },
  { names: /(?:^|\/)Pipfile\.lock$/, manifest: 'Pipfile', command: 'pipenv lock' },
  { names: /(?:^|\/)composer\.lock$/, manifest: 'composer.json', command: 'composer update --lock' },
  { names: /(?:^|\/)Cargo\.lock$/, manifest: 'Cargo.toml', command: 'cargo update --workspace' },
  { names: /(?:^|\/)Gemfile\.lock$/, manifest: 'Gemfile', command: 'bundle lock' },
];

/** Which kind of lock file has this path; undefined for other files. */
export function lockKindOf(path: string): LockKind | undefined {
  return lockKinds.find(({ names }) => names.test(path));
}

/** Whether a file is a lock file, or the manifest that one is made from. */
export function isLockOrManifest(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return lockKinds.some(({ names, manifest }) => name === manifest || names.test(path));
}

/** The path of a manifest beside a lock file. */
export function besideLock(path: string, manifest: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + manifest;
}

/** A lock file on each side, and its manifest on each side and as both come to; undefined where there is none. */
export interface LockInput {
  kind: LockKind;
  locks: Sides<string | undefined>;
  manifests: Sides<string | undefined> & { merged: string | undefined };
}

/** What a lock file comes to. */
interface SettledLock {
  text: string;
  /** Whether its manifest now asks for something else, so that its program has to make it again. */
  isStale: boolean;
}

/**
 * Settles a lock file once its manifest is: never as text. Where it cannot be merged, it is that of the side whose
 * manifest is what both came to, and the service's own otherwise.
 *
 * @returns undefined where that is for git to say, and of a lock file of the team's alone that was stale before
 */
export function settleLock({ kind, locks, manifests }: LockInput): SettledLock | undefined {
  const { base, ours, theirs } = locks;
  const wanted = manifests.merged;
  if (base !== undefined && (ours === undefined || theirs === undefined)) return undefined;
  if (wanted === undefined)
    return ours === undefined || theirs === undefined || settled({ base, ours, theirs })
      ? undefined
      : { text: ours, isStale: true };
  const isFor = (lock: string, manifest: string | undefined) =>
    manifest !== undefined && fits({ kind, lock, manifest, locks, manifests });
  if (theirs === undefined && !isFor(ours ?? '', manifests.ours)) return undefined;
  const candidates = [
    settled({ base, ours, theirs: theirs ?? ours })?.value,
    kind.command === 'npm install' ? mergeNpmLock(locks, wanted) : undefined,
    ours,
    theirs,
  ].filter((text) => text !== undefined);
  const text = candidates.find((each) => isFor(each, wanted)) ?? ours ?? theirs;
  return text === undefined ? undefined : { text, isStale: !isFor(text, wanted) };
}

interface FitInput extends LockInput {
  lock: string;
  manifest: string;
}

/** Only of npm can it be seen in the file; another fits the manifest that it came with, as long as that asks for the same. */
function fits({ kind, lock, manifest, locks, manifests }: FitInput): boolean {
  if (kind.command === 'npm install') {
    const known = fitsNpm(lock, manifest);
    if (known !== undefined) return known;
  }
  const needs = needsIn(kind.manifest, manifest);
  return (['ours', 'theirs'] as const).some(
    (side) => locks[side] === lock && isSameJson(needsIn(kind.manifest, manifests[side] ?? ''), needs),
  );
}

/** Of a manifest what its lock file is made from. */
function needsIn(manifest: string, text: string): unknown {
  try {
    if (manifest.endsWith('.json')) return fieldsOf(JSON.parse(text) as unknown, needFields);
    if (manifest !== 'pyproject.toml') return text;
    const { project, tool, ...rest } = parseToml(text);
    const asked = ['name', 'version', 'requires-python', 'dependencies', 'optional-dependencies'];
    return [
      fieldsOf(project, asked),
      fieldsOf(tool, ['uv', 'poetry']),
      fieldsOf(rest, ['dependency-groups']),
    ];
  } catch {
    return text;
  }
}

function fieldsOf(value: unknown, fields: readonly string[]): unknown {
  return isRecord(value) ? fields.map((field) => value[field] ?? null) : null;
}
