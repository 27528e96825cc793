import { createHash } from 'node:crypto';
import type { FileTree } from '../../../src/domain/file-tree.ts';

/** Which part of each version goes up. */
export type Step = 'major' | 'minor' | 'patch';

const steps: Readonly<Record<Step, number>> = { major: 0, minor: 1, patch: 2 };

function bumped(version: string, step: Step): string {
  const parts = version.split('.').map(Number);
  const at = Math.min(steps[step], parts.length - 1);
  return parts.map((part, position) => (position < at ? part : position === at ? part + 1 : 0)).join('.');
}

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** As Dependabot would: of every dependency a newer version, with the commit, comment or hashes of that version. */
export function bumpVersions(files: FileTree, step: Step): FileTree {
  const text = new TextDecoder();
  return new Map(
    [...files].map(([path, file]) => {
      const bump = bumpers.find(([names]) => names.test(path))?.[1];
      if (!bump) return [path, file];
      return [path, { ...file, content: new TextEncoder().encode(bump(text.decode(file.content), step)) }];
    }),
  );
}

type Bump = (text: string, step: Step) => string;

const bumpers: [RegExp, Bump][] = [
  [
    /(?:^|\/)package\.json$/,
    (text, step) =>
      text.replaceAll(
        /^( {4}"(?:@[\w-]+\/)?[\w.-]+": ")(\d+\.\d+\.\d+)(")/gm,
        (_all, before: string, version: string, after: string) => before + bumped(version, step) + after,
      ),
  ],
  [
    /pyproject\.toml$/,
    (text, step) => text.replaceAll(/==(\d[\d.]*)/g, (_all, version: string) => `==${bumped(version, step)}`),
  ],
  [
    /requirements[\w-]*\.txt$/,
    (text, step) =>
      text
        .replaceAll(
          /^([\w.-]+)==(\d[\d.]*)/gm,
          (_all, name: string, version: string) => `${name}==${bumped(version, step)}`,
        )
        .replaceAll(/sha256:([0-9a-f]{64})/g, (_all, old: string) => `sha256:${hash(old + step, 64)}`),
  ],
  [
    /workflows\/[\w-]+\.yml$/,
    (text, step) =>
      text.replaceAll(/@([0-9a-f]{40}) # v([\d.]+)/g, (_all, old: string, version: string) => {
        const next = bumped(version, step);
        return `@${hash(old + next, 40)} # v${next}`;
      }),
  ],
  [
    /pre-commit-config\.yaml$/,
    (text, step) =>
      text.replaceAll(/rev: v([\d.]+)/g, (_all, version: string) => `rev: v${bumped(version, step)}`),
  ],
  [
    /(?:Docker|Container)file$/,
    (text, step) =>
      text.replaceAll(
        /^FROM (\w+):(\d+)/gm,
        (_all, name: string, tag: string) => `FROM ${name}:${bumped(tag, step)}`,
      ),
  ],
];
