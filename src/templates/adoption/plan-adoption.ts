import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { Answers, FilePlan, ServiceRecord, TemplateSource } from '../../domain/template.ts';
import { isSameFile } from '../../git/file-tree.ts';
import { recordFile, recordPath } from '../planning/service-record.ts';
import { Places } from '../planning/places.ts';
import { withLineEndsOf } from '../upgrades/line-ends.ts';
import { findRelease, isMadeFrom } from './find-release.ts';
import { textOf } from './repository-facts.ts';
import { servingFile } from './same-purpose.ts';

/** A file that is there and stays as it is. */
export interface KeptFile {
  path: string;
  /**
   * `differs`: the template has another text; `elsewhere`: another file serves; `in-the-way`: there is no room for it;
   * `licence`: it says MIT of a repository that has another licence
   */
  why: 'differs' | 'elsewhere' | 'in-the-way' | 'licence';
  /** The file that serves, or is in the way; the licence the repository has. */
  other: string | null;
}

/** What adopting a repository would do. */
export interface AdoptionPlan {
  template: string;
  version: string;
  /** Whether the repository was made from that version, as its files show. */
  isMadeFrom: boolean;
  /** Files to be written, the record among them. None is there now. */
  writes: FileTree;
  /** How many files are as the template has them. */
  same: number;
  kept: KeptFile[];
  /** Files of the template that its makers have deleted: of a repository that was made from it. */
  missing: string[];
  record: ServiceRecord;
  /** The files of the template, as they would be in the repository. */
  planned: FileTree;
}

export interface AdoptionInput {
  /** Releases of the template, newest first. */
  sources: readonly TemplateSource[];
  files: FileTree;
  /** Answers that are given or inferred. */
  answers: Answers;
  /** ISO date of today. */
  date: string;
  /** Paths that git would not keep, or that something else is at. */
  closed: (path: string) => boolean;
  /** SPDX id of the licence that the repository has; null where it has none. */
  licence: string | null;
}

/** Files whose parts are merged by what they mean, so that what the template learns later is worth having. */
const mergedLater = /(?:^|\/)(?:package\.json|pyproject\.toml|requirements[\w-]*\.txt)$/;

/**
 * Works out how a repository comes under a template: by the release that it was made from, where its files show one, and
 * else by the newest, of which it gets the files that it has not. Changes nothing by itself, and nothing that is there.
 *
 * @returns undefined where the answers do not fit the template
 */
export function planAdoption(input: AdoptionInput): AdoptionPlan | undefined {
  const { sources, files, answers, date, closed, licence } = input;
  const dates = [...new Set([...datesIn(files), date])];
  const fit = findRelease(sources, files, { known: answers, dates });
  if (!fit) return undefined;
  if (isMadeFrom(fit)) return recorded(fit.plan, files, fit.same);
  const newest = findRelease(sources.slice(0, 1), files, { known: answers, dates: [date] });
  return newest && added(newest.plan, files, { closed, licence });
}

/** When a repository was started, as its files say: its first decision, its licence. */
function datesIn(files: FileTree): string[] {
  const decisions = [...files.keys()].filter((path) => /^docs\/(?:adr|decisions)\/0*1-/.test(path));
  const dates = decisions.flatMap(
    (path) => /^Date: (\d{4}-\d{2}-\d{2})$/m.exec(textOf(files, path) ?? '')?.[1] ?? [],
  );
  const licence = ['LICENCE', 'LICENSE'].map((path) => textOf(files, path) ?? '').join('\n');
  const year = /copyright \(c\) (\d{4})/i.exec(licence)?.[1];
  return [...dates, ...(year === undefined ? [] : [`${year}-01-01`])];
}

/** Only the record is written: what differs from the release are the team's own edits. */
function recorded(plan: FilePlan, files: FileTree, same: number): AdoptionPlan {
  const { template, version, answers, date } = plan;
  const planned = withoutRecord(plan, files);
  const missing = [...planned.keys()].filter((path) => !files.has(path));
  const record = {
    template,
    version,
    started: date,
    answers,
    ...(missing.length > 0 && { deleted: missing }),
  };
  return {
    ...{ template, version, isMadeFrom: true, same, missing, record, planned },
    writes: new Map([[recordPath, recordFile(record)]]),
    kept: differing(planned, files),
  };
}

/** What is not there is written; what is there and differs stays the team's for good. */
function added(
  plan: FilePlan,
  files: FileTree,
  options: Pick<AdoptionInput, 'closed' | 'licence'>,
): AdoptionPlan {
  const { template, version, answers, date } = plan;
  const planned = withoutRecord(plan, files);
  const leftOut = [...planned.keys()]
    .filter((path) => !files.has(path))
    .flatMap(keptIn(planned, files, options));
  const out = new Set(leftOut.map(({ path }) => path));
  const writes = [...planned].filter(([path]) => !files.has(path) && !out.has(path));
  const kept = differing(planned, files);
  const mine = kept.map(({ path }) => path).filter((path) => !mergedLater.test(path));
  const record = {
    ...{ template, version, started: date, answers },
    ...(mine.length > 0 && { mine }),
    ...(out.size > 0 && { deleted: [...out].sort() }),
  };
  const same = planned.size - writes.length - kept.length - leftOut.length;
  return {
    ...{ template, version, isMadeFrom: false, same, missing: [], record, planned },
    writes: new Map<string, TreeFile>([...writes, [recordPath, recordFile(record)]]),
    kept: [...kept, ...leftOut],
  };
}

/** Of a file that is not there: why it is not added. */
function keptIn(
  planned: FileTree,
  files: FileTree,
  { closed, licence }: Pick<AdoptionInput, 'closed' | 'licence'>,
): (path: string) => KeptFile[] {
  const places = new Places();
  for (const path of files.keys()) places.add(path);
  return (path) => {
    const other = servingFile(path, files);
    if (other !== undefined) return [{ path, why: 'elsewhere', other }];
    const isOther = licence !== null && !/\bMIT\b/.test(licence);
    const saysMit = isOther && /\bMIT\b/.test(textOf(planned, path) ?? '');
    if (saysMit) return [{ path, why: 'licence', other: licence }];
    const clash = places.clashWith(path);
    return clash === undefined && !closed(path) ? [] : [{ path, why: 'in-the-way', other: clash ?? null }];
  };
}

function differing(planned: FileTree, files: FileTree): KeptFile[] {
  return [...planned].flatMap(([path, file]): KeptFile[] => {
    const own = files.get(path);
    return own && !isSameFile(file, own) ? [{ path, why: 'differs', other: null }] : [];
  });
}

function withoutRecord(plan: FilePlan, files: FileTree): FileTree {
  return withLineEndsOf(files, new Map([...plan.files].filter(([path]) => path !== recordPath)));
}
