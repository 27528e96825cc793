import type { CheckProse } from '../../domain/policy.ts';
import { stageOf, timeTexts } from '../../learning/path.ts';

/** What a team learns by a check, how long mending takes, and where it is on the learning path; no stage: nowhere. */
export function lessonView({ id, lesson: { tip, time } }: CheckProse) {
  const stage = stageOf(id);
  return {
    ...{ tip, time: `${timeTexts[time]}.` },
    stage: stage?.title ?? '',
    href: stage ? `/learn#${stage.id}` : '',
  };
}
