import { lessonOf } from '../../learning/path.ts';

/** How long mending takes, and where the check is on the learning path; null for one that is not on it. */
export function lessonView(check: string) {
  const found = lessonOf(check);
  if (!found) return null;
  const { lesson, stage } = found;
  return { tip: lesson.tip, time: `${lesson.time}.`, stage: stage.title, href: `/learn#${stage.id}` };
}
