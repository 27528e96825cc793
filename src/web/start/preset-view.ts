import { Problem } from '../../base/problem.ts';
import type { AnswerPreset, Template } from '../../domain/template.ts';
import { presetAnswers } from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { errorLinks, field } from '../components/field-view.ts';
import { countOf } from '../text/numbers.ts';
import type { SentAnswers } from './answers.ts';
import { hiddenAnswers } from './answers.ts';

/** The key of the page that offers answers, among those of questions. */
export const presetPage = 'preset';

/** Nobody's answers: no preset can be called this. */
const noPreset = '-';

/**
 * What was sent, with the answers of the chosen preset in the place of what was typed before. The name of the service and
 * what it does stay as typed.
 *
 * @returns what is wrong, where nothing that is offered was chosen or the template does not accept its answers
 */
export function withPreset(
  { template, presets, sent }: PresetChoice,
  chosen: string,
): { sent: SentAnswers; error: '' } | { sent: undefined; error: string } {
  if (chosen === noPreset) return { sent, error: '' };
  const preset = presets.find(({ id }) => id === chosen);
  if (!preset) return { sent: undefined, error: 'Select whose answers to use' };
  try {
    const kept = Object.entries(presetAnswers(template, preset)).map(
      ([id, value]) => [id, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value] as const,
    );
    const typed = ['serviceName', 'summary'].flatMap((id) => (sent[id] ? [[id, sent[id]] as const] : []));
    return { sent: { ...sent, ...Object.fromEntries(kept), ...Object.fromEntries(typed) }, error: '' };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { sent: undefined, error: refusal(template, preset, problem.faults) };
  }
}

/** In the words of the questions: readers do not know their ids. */
function refusal({ questions }: Template, { title }: AnswerPreset, faults: readonly string[]): string {
  const told = faults.map((fault) => {
    const question = questions.find(({ id }) => fault.startsWith(`${id} `));
    return question ? `The answer to “${question.title}”${fault.slice(question.id.length)}` : fault;
  });
  return `You cannot use the answers of “${title}” here. ${told.join(' ')}`;
}

/** What can be chosen from, and what was answered already. */
export interface PresetChoice {
  template: Template;
  presets: readonly AnswerPreset[];
  sent: SentAnswers;
}

/** The page that offers the answers of teams, shown as a page of one question. */
export function presetView({ template, presets, sent }: PresetChoice, { chosen = '', error = '' } = {}) {
  const start = `${addresses.template(template.id)}/start`;
  const choices = [
    ...presets.map(({ id, title, answers }) => ({
      value: id,
      text: title,
      hint: hintFor(template, answers),
    })),
    { value: noPreset, text: 'None of these', hint: 'You answer every question yourself.' },
  ];
  const whose = field({
    kind: 'radios',
    name: 'preset',
    label: 'Whose answers do you want to use?',
    hint: 'Teams have kept these for their next service. You can change each answer on the pages that follow.',
    choices: choices.map((one) => ({ ...one, checked: one.value === chosen })),
    error,
  });
  const heading = 'Use the answers of a team';
  return {
    title: `${error === '' ? '' : 'Error: '}${heading} - ${template.title}`,
    ...{ heading, caption: template.title, action: `${start}/questions`, back: '', backHref: start },
    ...{ progress: '', errors: errorLinks([whose]), fields: [whose] },
    hidden: [...hiddenAnswers(sent), { name: 'page', value: presetPage }],
  };
}

function hintFor({ questions }: Template, answers: AnswerPreset['answers']): string {
  const answered = questions.filter(({ id }) => Object.hasOwn(answers, id)).length;
  return `Answers ${answered} of ${countOf(questions.length, 'question')}.`;
}
