import { notFound } from '../../base/problem.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { TemplateRelease, TemplateSource } from '../../domain/template.ts';
import { readAnswers } from '../answers/answers.ts';
import type { Templates } from '../definitions/load-templates.ts';
import { planService } from '../planning/plan-service.ts';
import { recordPath } from '../planning/service-record.ts';
import { fileDifferences, type FileDifference } from './file-differences.ts';
import { releasesSince } from './version-gap.ts';

/** What an upgrade from one release to the newest brings to a service that nobody has changed. */
export interface TemplateChanges {
  template: string;
  from: string;
  to: string;
  /** Releases that can be compared with the newest, newest first. */
  versions: string[];
  /** Releases between the versions, newest first. */
  changelog: TemplateRelease[];
  files: FileDifference[];
}

/** Of one file, in characters: more is for machines. */
const maxPatchLength = 20_000;

/** Kept, as releases do not change while the hub runs. */
export type CompareReleases = (id: string, from: string) => Promise<TemplateChanges>;

/**
 * Compares a release of a template with its newest, each made with the answers that it takes for granted.
 *
 * @returns a function that throws Problem `not-found` for a template or a release that this hub does not have
 */
export function compareReleasesOf(
  templates: Pick<Templates, 'find' | 'release' | 'versions'>,
): CompareReleases {
  const known = new Map<string, Promise<TemplateChanges>>();
  return (id, from) => {
    const key = `${id}\n${from}`;
    const made = known.get(key) ?? compare(templates, id, from);
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
  };
}

async function compare(
  templates: Pick<Templates, 'find' | 'release' | 'versions'>,
  id: string,
  from: string,
): Promise<TemplateChanges> {
  const to = await templates.find(id);
  const before = await templates.release(id, from);
  if (!before) throw notFound(`Version ${from.slice(0, 40)} of the template ${id}`);
  const signal = AbortSignal.timeout(30_000);
  const trees = { before: filesOf(before), after: filesOf(to) };
  const { version, changelog } = to.template;
  return {
    ...{ template: id, from, to: version, changelog: releasesSince(changelog, from) },
    versions: (await templates.versions(id)).filter((each) => each !== version),
    files: await fileDifferences(trees, { file: maxPatchLength }, signal),
  };
}

function filesOf(source: TemplateSource): FileTree {
  const { answers = {} } = readAnswers(source.template, {});
  const { files } = planService(source, answers, { date: '2026-01-01' });
  return new Map([...files].filter(([path]) => path !== recordPath));
}
