import { archiveNotice } from './kinds/archive-notice.ts';
import { codeJson, publiccode } from './kinds/catalogue-files.ts';
import { codeOwners } from './kinds/code-owners.ts';
import { contributing } from './kinds/contributing.ts';
import { dependencyUpdatesFile } from './kinds/dependency-updates.ts';
import { licence } from './kinds/licence.ts';
import { pullRequestTemplateFile } from './kinds/pull-request-template.ts';
import { securityPolicyFile } from './kinds/security.ts';
import type { MendingAnswers, MendingFacts, MendingKind } from './mending-kind.ts';
import type { LeftFile, Mending, ReadyFile } from './ready-file.ts';
import { changedText, patchOf } from './patch.ts';

export { answerFields, readMendingAnswers } from './answers.ts';
export { chooseFiles, joinPatches, readyFilesPullRequest } from './choose-files.ts';
export { holderOf } from './holder.ts';
export type { MendingAnswers, MendingFacts } from './mending-kind.ts';
export type { Mending, ReadyFile } from './ready-file.ts';

const kinds: readonly MendingKind[] = [
  ...[licence, securityPolicyFile, contributing, codeOwners, dependencyUpdatesFile, pullRequestTemplateFile],
  ...[publiccode, codeJson, archiveNotice],
];

/** Ids of all kinds of ready files, in the order that they are shown. */
export const mendingKinds: readonly string[] = kinds.map(({ id }) => id);

/** Nothing was said. */
export const noAnswers: MendingAnswers = { holder: '', contact: '', owners: '' };

/**
 * The files that mend what checks found lacking. Never one of a meaning that the repository has already, in whatever
 * spelling, and none for a fork.
 */
export function readyFiles(facts: MendingFacts): Mending {
  const refusal = refusalOf(facts);
  if (refusal !== null) return { refusal, files: [], left: [] };
  const files: ReadyFile[] = [];
  const left: LeftFile[] = [];
  for (const kind of kinds) {
    const checks = unmetOf(kind, facts);
    if (kind.needsCheck && checks.length === 0) continue;
    const { id, title } = kind;
    const taken = facts.evidence.tree?.find(({ path }) => kind.isTaken(path));
    if (taken) {
      if (checks.length > 0)
        left.push({ kind: id, title, because: `${taken.path} is there already. Change it by hand.` });
      continue;
    }
    const draft = kind.draft(facts);
    if (typeof draft === 'string') {
      if (checks.length > 0) left.push({ kind: id, title, because: draft });
    } else {
      const current = draft.before === undefined ? undefined : facts.readme?.text;
      const { path, remarks } = draft;
      files.push({
        ...{ kind: id, title: draft.title ?? title, path, remarks, isUsual: kind.isUsual },
        checks: checks.filter((check) => draft.checks?.includes(check) ?? true),
        ...{
          text: changedText(draft, current),
          isNew: current === undefined,
          patch: patchOf(draft, current),
        },
      });
    }
  }
  return { refusal: null, files, left };
}

/** Whether a kind of file could mend a check, where the repository has none. */
export function canMend(check: string): boolean {
  return kinds.some(({ checks }) => checks.includes(check));
}

/** Which kind of ready file a path stands for already, in whatever spelling; undefined for others. */
export function mendingKindOf(path: string): string | undefined {
  return kinds.find((kind) => kind.isTaken(path))?.id;
}

function refusalOf({ evidence: { fork, archived, mirror, empty, tree } }: MendingFacts): string | null {
  if (fork === true) return 'This is a fork. Changes like these belong to the original.';
  if (mirror === true) return 'This is a mirror. Changes are made elsewhere.';
  if (archived === true) return 'It is archived, so it cannot be changed.';
  if (empty === true || tree === null) return 'Nothing has been committed yet.';
  return tree === undefined ? 'We could not collect the list of its files.' : null;
}

function unmetOf({ checks }: MendingKind, { findings }: MendingFacts): string[] {
  return checks.filter((check) => findings.some((one) => one.check === check && one.outcome === 'unmet'));
}
