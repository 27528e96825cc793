import type { AnswerPreset, Question, Template } from '../../domain/template.ts';
import { addresses } from '../components/addresses.ts';
import type { FieldView } from '../components/field-view.ts';
import { errorLinks, field } from '../components/field-view.ts';
import type { SentAnswers } from './answers.ts';
import { answerName, hiddenAnswers, readSent } from './answers.ts';
import { presetPage } from './preset-view.ts';

/** Questions that stand on one page. */
export interface QuestionPage {
  key: string;
  heading: string;
  questions: Question[];
}

const shared = [
  { key: 'about', heading: 'About the service', ids: ['serviceName', 'summary', 'phase', 'clinical'] },
  {
    key: 'owner',
    heading: 'Who maintains the service',
    ids: ['organisationName', 'organisationLogin', 'teamName', 'teamEmail'],
  },
] as const;
const sharedIds: ReadonlySet<string> = new Set(shared.flatMap(({ ids }) => ids));

/** The template's own questions on one page. */
const maxOnPage = 4;

/** All questions of a template on pages; none stands on the page of a question it hangs on. */
export function questionPages({ questions }: Pick<Template, 'questions'>): QuestionPage[] {
  const common = shared.map(({ key, heading, ids }) => {
    const named: readonly string[] = ids;
    return {
      key,
      heading,
      questions: questions
        .filter(({ id }) => named.includes(id))
        .sort((a, b) => named.indexOf(a.id) - named.indexOf(b.id)),
    };
  });
  const own: Question[][] = [];
  for (const question of questions.filter(({ id }) => !sharedIds.has(id))) {
    const last = own.at(-1);
    const hangs = last?.some(({ id }) => Object.hasOwn(question.when ?? {}, id));
    if (!last || hangs || last.length >= maxOnPage) own.push([question]);
    else last.push(question);
  }
  const rest = own.map((some, index) => ({
    key: `own-${index + 1}`,
    heading: index === 0 ? 'Options' : `Options, part ${index + 1}`,
    questions: some,
  }));
  return [...common, ...rest].filter((page) => page.questions.length > 0);
}

/** The pages that have a question to ask, going by the answers so far, each with those questions only. */
export function pagesToAsk(template: Pick<Template, 'questions'>, sent: SentAnswers): QuestionPage[] {
  const asked = new Set(readSent(template, sent).asked.map(({ id }) => id));
  return questionPages(template)
    .map((page) => ({ ...page, questions: page.questions.filter(({ id }) => asked.has(id)) }))
    .filter(({ questions }) => questions.length > 0);
}

export interface Asking {
  template: Template;
  page: QuestionPage;
  sent: SentAnswers;
  /** Where the answers are checked, once the rest is answered. */
  returning: boolean;
  /** Whether what is wrong is told: not when a page is first shown. */
  told: boolean;
  /** Answers that are offered before the first page. */
  presets?: readonly AnswerPreset[];
}

/** One page of questions, with what was answered before. */
export function questionsView({ template, page, sent, returning, told, presets = [] }: Asking) {
  const { faults } = readSent(template, sent);
  const pages = pagesToAsk(template, sent);
  const at = pages.findIndex(({ key }) => key === page.key);
  const previous = pages[at - 1]?.key ?? (presets.length > 0 ? presetPage : undefined);
  const fields = page.questions.map((question) =>
    fieldOf(question, sent, told ? (faults.get(question.id) ?? '') : ''),
  );
  const errors = errorLinks(fields);
  const start = `${addresses.template(template.id)}/start`;
  return {
    title: `${errors.length > 0 ? 'Error: ' : ''}${page.heading} - ${template.title}`,
    heading: page.heading,
    caption: template.title,
    action: `${start}/questions`,
    back: returning ? 'check' : previous === undefined ? '' : `to:${previous}`,
    backHref: start,
    progress: returning || at < 0 ? '' : `Page ${at + 1} of ${pages.length}`,
    errors,
    fields,
    hidden: [
      ...hiddenAnswers(sent, new Set(page.questions.map(({ id }) => id))),
      { name: 'page', value: page.key },
      ...(returning ? [{ name: 'returning', value: 'yes' }] : []),
    ],
  };
}

function fieldOf(question: Question, sent: SentAnswers, error: string): FieldView {
  const { id, title, help, type, choices, required } = question;
  const given = sent[id];
  const value = given === undefined ? suggestion(question) : typeof given === 'string' ? given : '';
  const optional = required || type === 'choice' || type === 'yes-no' ? '' : ' (optional)';
  const common = {
    name: answerName(id),
    label: `${title}${optional}`,
    hint: help ?? '',
    value,
    error,
  };
  if (type === 'paragraph') return field({ ...common, kind: 'textarea' });
  if (type === 'text' || type === 'email' || type === 'name')
    return field({ ...common, kind: 'input', type: type === 'email' ? 'email' : 'text' });
  const options =
    type === 'choice'
      ? choices.map((choice) => ({ value: choice.value, text: choice.label }))
      : [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ];
  return field({
    ...common,
    kind: 'radios',
    choices: options.map((option) => ({ ...option, hint: '', checked: option.value === value })),
  });
}

/**
 * Defaults of the template's own questions are good advice. Those of shared questions are examples: somebody who passed
 * over them would publish a service called “Example service”.
 */
function suggestion({ id, default: value }: Question): string {
  if (sharedIds.has(id) || value === null) return '';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}

/** The words of an answer on the page that checks them. */
export function answerText({ type, choices }: Question, value: string | boolean | undefined): string {
  if (type === 'yes-no') return value === true ? 'Yes' : 'No';
  if (type === 'choice') return choices.find((choice) => choice.value === value)?.label ?? '';
  return value === undefined || value === '' ? 'Not answered' : String(value);
}
