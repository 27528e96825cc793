import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import { isPublicRepository, type PublicRepository } from '../../domain/public-repository.ts';
import type { CheckProse } from '../../domain/policy.ts';
import { learningPath, timeTexts, type Stage } from '../../learning/path.ts';
import { canMend } from '../../mending/mending.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses } from '../components/addresses.ts';
import { field } from '../components/field-view.ts';
import { textParameter } from '../components/parameters.ts';
import { outcomeLabels } from '../text/labels.ts';

interface LearnServices {
  store: Pick<PublicStore, 'findRepository'>;
  prose: (check: string) => CheckProse | undefined;
}

/** `/learn`: a way through the checks for a team new to open code; with `?repository=`, how far that one has come. */
export function learnPage({ store, prose }: LearnServices): Router {
  return Router().get('/learn', async (req, res) => {
    const typed = textParameter(req.query, 'repository', 200);
    const repository = typed === '' ? undefined : await find(store, typed);
    res.render('learn/learn', learnView(typed, repository, prose));
  });
}

/** By its full name, or by its address at a forge. */
async function find(store: LearnServices['store'], typed: string): Promise<PublicRepository | undefined> {
  const [, owner, name] = /^(?:https:\/\/[\w.-]+\/)?([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/.exec(typed) ?? [];
  if (owner === undefined || name === undefined) return undefined;
  const found = await store.findRepository(owner, name);
  return isPublicRepository(found) ? found : undefined;
}

function learnView(typed: string, repository: PublicRepository | undefined, prose: LearnServices['prose']) {
  const isUnknown = typed !== '' && repository === undefined;
  return {
    title: 'Learn to code in the open',
    field: field({
      kind: 'input',
      name: 'repository',
      label: 'See how far your repository has come',
      hint: 'Its name or address, such as nhsuk/nhsuk-frontend',
      value: typed,
      error: isUnknown ? 'Enter the name of a public repository that this hub has, as owner/name' : '',
    }),
    repository: repository
      ? {
          name: `${repository.evidence.owner}/${repository.evidence.name}`,
          href: addresses.repository(repository.evidence.owner, repository.evidence.name),
        }
      : null,
    stages: learningPath.map((stage, index) => stageView(stage, index, { repository, prose })),
  };
}

interface StageContext extends Pick<LearnServices, 'prose'> {
  repository: PublicRepository | undefined;
}

function stageView({ id, title, aim, checks }: Stage, index: number, context: StageContext) {
  return {
    id,
    title: `${index + 1}. ${title}`,
    aim,
    lessons: checks.map((check) => lessonView(check, context)),
  };
}

function lessonView(check: string, { repository, prose }: StageContext) {
  const words = prose(check);
  if (!words) throw notFound(`The check ${check}`);
  const outcome = repository?.findings.find((one) => one.check === check)?.outcome;
  return {
    title: words.title,
    href: addresses.check(check),
    why: words.why,
    time: timeTexts[words.lesson.time],
    tip: words.lesson.tip,
    ready: canMend(check) ? 'A file is ready for it.' : '',
    label: outcome === undefined ? null : outcomeLabels[outcome],
  };
}
