import { Problem } from '../../base/problem.ts';
import type { Answers, FilePlan, TemplateSource } from '../../domain/template.ts';
import { readAnswers } from '../answers/answers.ts';
import { planService } from '../planning/plan-service.ts';
import { recordFile, recordPath } from '../planning/service-record.ts';
import { layerAnswers, layerRecord, overlaid } from './layer-versions.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Answers to questions that only layers ask, apart from those to the template. */
export function splitAnswers<T extends Raw>(
  { template }: TemplateSource,
  layers: readonly TemplateSource[],
  raw: T,
): { own: T; layered: T } {
  const own = new Set(template.questions.map(({ id }) => id));
  const layered = new Set(layers.flatMap((layer) => layer.template.questions.map(({ id }) => id)));
  const pick = (wanted: boolean) =>
    Object.fromEntries(
      Object.entries(raw).filter(([id]) => (layered.has(id) && !own.has(id)) === wanted),
    ) as T;
  return { own: pick(false), layered: pick(true) };
}

/**
 * A new service with layers from its first day: what adding them to it later would give.
 *
 * @param set answers to what layers alone ask
 * @throws Problem `invalid` with every answer that a layer does not accept
 */
export function planWithLayers(
  source: TemplateSource,
  layers: readonly TemplateSource[],
  { answers, set, date, hub }: { answers: Answers; set: Raw; date: string; hub?: string | undefined },
): FilePlan {
  const plan = planService(source, answers, { date, hub });
  if (layers.length === 0) return plan;
  const plans = layers.map((layer) => {
    const given = {
      ...layerAnswers(answers, layer.template),
      ...layerAnswers(set as Answers, layer.template),
    };
    return planService(layer, requireAnswers(layer, given), { date, hub, present: [...plan.files.keys()] });
  });
  const { template, version } = plan;
  const records = plans.map((each) => layerRecord(each, answers));
  const record = recordFile({ template, version, hub, started: date, answers, layers: records });
  const whole = overlaid(plan, plans);
  return { ...whole, files: new Map([...whole.files, [recordPath, record]]) };
}

function requireAnswers({ template }: TemplateSource, given: Answers): Answers {
  const { answers, faults } = readAnswers(template, given);
  if (answers) return answers;
  throw new Problem('invalid', `${template.id} needs other answers.`, {
    faults: faults.map(({ question, message }) => `${question} ${message}.`),
  });
}
