import type { FileTree } from '../../domain/file-tree.ts';
import type { Answers, FilePlan, TemplateSource } from '../../domain/template.ts';
import { isSameFile } from '../../git/file-tree.ts';
import { readAnswers } from '../answers/answers.ts';
import { planService } from '../planning/plan-service.ts';
import { recordPath } from '../planning/service-record.ts';
import { withLineEndsOf } from '../upgrades/line-ends.ts';

/** A release of a template, made with the answers under which it is most like a repository. */
export interface ReleaseFit {
  source: TemplateSource;
  plan: FilePlan;
  /** How many files of the release the repository has as they are. */
  same: number;
}

/** Of the files of a release: a repository that has fewer of them as they are was not made from it. */
const minShare = 0.4;

/** Whether so many files are as the release has them that the repository was made from it. */
export function isMadeFrom({ plan, same }: ReleaseFit): boolean {
  return same >= minShare * (plan.files.size - 1);
}

/**
 * The release that a repository is most like; the newest of several that are alike.
 *
 * @param sources releases, newest first
 * @param known answers that are given; of other choices those are taken that fit the files
 */
export function findRelease(
  sources: readonly TemplateSource[],
  files: FileTree,
  { known, dates }: { known: Answers; dates: readonly string[] },
): ReleaseFit | undefined {
  let best: ReleaseFit | undefined;
  for (const source of sources) {
    const [first, ...others] = dates;
    const answers = fittingAnswers(source, files, { known, date: first ?? '' });
    for (const date of [first, ...others]) {
      const fit = answers && date !== undefined ? fitOf(source, files, { answers, date }) : undefined;
      if (fit && (best === undefined || fit.same > best.same)) best = fit;
    }
  }
  return best;
}

function fitOf(
  source: TemplateSource,
  files: FileTree,
  { answers, date }: { answers: Answers; date: string },
): ReleaseFit | undefined {
  const read = readAnswers(source.template, answers);
  if (!read.answers) return undefined;
  const plan = planService(source, read.answers, { date });
  const planned = withLineEndsOf(files, plan.files);
  const same = [...planned].filter(
    ([path, file]) => path !== recordPath && isSameFile(file, files.get(path)),
  );
  return { source, plan, same: same.length };
}

/** The known answers a release asks for, and of each other choice the one under which most files are the same. */
function fittingAnswers(
  source: TemplateSource,
  files: FileTree,
  { known, date }: { known: Answers; date: string },
): Answers | undefined {
  const asked = new Set(source.template.questions.map(({ id }) => id));
  let answers: Answers = Object.fromEntries(Object.entries(known).filter(([id]) => asked.has(id)));
  for (const { id, type, choices } of source.template.questions) {
    if (Object.hasOwn(known, id) || (type !== 'choice' && type !== 'yes-no')) continue;
    const values = type === 'choice' ? choices.map(({ value }) => value) : [true, false];
    const usual = fitOf(source, files, { answers, date });
    const better = values
      .map((value) => ({ value, fit: fitOf(source, files, { answers: { ...answers, [id]: value }, date }) }))
      .reduce<{ value?: string | boolean; same: number }>(
        (one, { value, fit }) => (fit && fit.same > one.same ? { value, same: fit.same } : one),
        { same: usual?.same ?? -1 },
      );
    if (better.value !== undefined) answers = { ...answers, [id]: better.value };
  }
  return readAnswers(source.template, answers).answers;
}
