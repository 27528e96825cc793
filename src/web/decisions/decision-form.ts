import { decisionKinds, decisionSchema, maxExtensionMonths } from '../../decisions/decisions.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Prose } from '../../policy/policy.ts';
import { errorLinks, field, type FieldView } from '../components/field-view.ts';
import { textParameter } from '../components/parameters.ts';

const maxText = 2000;
const names = [
  ...[
    'choice',
    'repositories',
    'check',
    'note',
    'attacker',
    'publicationChanges',
    'protectedBy',
    'requestedBy',
  ],
  ...['approvedBy', 'from', 'reviewBy', 'deliveredOn', 'extensionMonths', 'extensionAgreedBy', 'id'],
] as const;
type FieldName = (typeof names)[number];

/** What somebody typed, by field. */
export type DecisionAnswers = Record<FieldName, string>;

export function readDecisionAnswers(body: unknown): DecisionAnswers {
  return Object.fromEntries(
    names.map((name) => [name, textParameter(body, name, maxText)]),
  ) as DecisionAnswers;
}

/** The decision that was typed, or what is wrong by the name of the field. */
export function readDecision(
  answers: DecisionAnswers,
):
  | { decision: Decision; errors: Record<string, never> }
  | { decision: undefined; errors: Record<string, string> } {
  const parsed = decisionSchema.safeParse(toDecision(answers));
  if (parsed.success) return { decision: parsed.data, errors: {} };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const name = fieldOf(path);
    errors[name] ??= message;
  }
  return { decision: undefined, errors };
}

/** Where an answer is missing the schema says why it must be there; an empty one counts as missing. */
function toDecision(answers: DecisionAnswers): Record<string, unknown> {
  const [kind = '', reason = ''] = answers.choice.split('/');
  const optional = (name: FieldName) => (answers[name] === '' ? {} : { [name]: answers[name] });
  const { attacker, publicationChanges, protectedBy, extensionMonths } = answers;
  const hasModel = `${attacker}${publicationChanges}${protectedBy}` !== '';
  return {
    ...{ id: answers.id, kind, reason },
    repositories: answers.repositories.split(/\s+/).filter((name) => name !== ''),
    ...optional('check'),
    ...optional('note'),
    ...(hasModel && { threatModel: { attacker, publicationChanges, protectedBy } }),
    ...{ requestedBy: answers.requestedBy, approvedBy: answers.approvedBy },
    ...{ from: answers.from, reviewBy: answers.reviewBy },
    ...optional('deliveredOn'),
    ...(extensionMonths !== '' && { extensionMonths: Number(extensionMonths) }),
    ...optional('extensionAgreedBy'),
  };
}

function fieldOf(path: readonly PropertyKey[]): string {
  const [first = '', second] = path.map(String);
  if (first === 'threatModel') return second ?? 'attacker';
  return first === 'kind' || first === 'reason' ? 'choice' : first;
}

/** What is wrong with a field, as one sentence for the summary above the form. */
function sentenceOf({ name, label }: FieldView, message: string): string {
  if (message === '' || name === 'token') return message;
  if (name === 'choice') return 'Select a decision and its reason';
  if (message.startsWith('must say')) return `You ${message}`;
  return `${label.replace(' (optional)', '').replace(/\?$/, ':')} ${message}`;
}

/** The page of the form. */
export function decisionFormView(
  answers: DecisionAnswers,
  {
    checks,
    prose,
    errors = {},
    token,
  }: {
    checks: readonly string[];
    prose: Prose;
    errors?: Record<string, string>;
    token: FieldView;
  },
) {
  const fields = [...ownFields(answers, checks, prose), token].map((each) => ({
    ...each,
    error: sentenceOf(each, errors[each.name] ?? ''),
  }));
  const links = errorLinks(fields);
  const title = 'Record a decision';
  return { title: links.length > 0 ? `Error: ${title}` : title, heading: title, errors: links, fields };
}

function ownFields(answers: DecisionAnswers, checks: readonly string[], prose: Prose): FieldView[] {
  const text = (name: FieldName, label: string, hint = '') =>
    field({ kind: 'input', name, label, hint, value: answers[name] });
  const area = (name: FieldName, label: string, hint = '') =>
    field({ kind: 'textarea', name, label, hint, value: answers[name], rows: 3, maxLength: maxText });
  const date = 'A date such as 2026-11-23';
  return [
    choiceField(answers.choice),
    area(
      'repositories',
      'Repositories',
      'One on each line, as owner/name. A * in a name stands for any characters.',
    ),
    checkField(answers.check, checks, prose),
    area('note', 'Note (optional)', 'Whatever those who review it should know. Only administrators see it.'),
    area(
      'attacker',
      'Who might attack?',
      'For code that is closed or secured. Only administrators see the answers.',
    ),
    area('publicationChanges', 'What would publication change?'),
    area('protectedBy', 'What protects it instead?'),
    text('requestedBy', 'Asked for by', 'A person or a role'),
    text('approvedBy', 'Approved by', 'Somebody else'),
    text('from', 'From', date),
    text('reviewBy', 'Review by', `${date}, within 24 months`),
    text(
      'deliveredOn',
      'Delivered on (optional)',
      'For code that is to be opened after delivery. We work out the last day from it.',
    ),
    text('extensionMonths', 'Months of extension (optional)', `At most ${maxExtensionMonths} in all`),
    text('extensionAgreedBy', 'Extension agreed by (optional)', 'The central government body that agreed'),
    text(
      'id',
      'Short name',
      'Lower-case words joined by hyphens, such as payroll-closed. The same name replaces a decision.',
    ),
  ];
}

function choiceField(chosen: string): FieldView {
  const choices = decisionKinds.flatMap(({ id, label, reasons }) =>
    Object.entries(reasons).map(([reason, { text }]) => ({
      ...{ value: `${id}/${reason}`, text: `${label}: ${text}`, hint: '' },
      checked: chosen === `${id}/${reason}`,
    })),
  );
  const none = { value: '', text: 'Select a decision', hint: '', checked: chosen === '' };
  return field({ kind: 'select', name: 'choice', label: 'Decision and reason', choices: [none, ...choices] });
}

function checkField(chosen: string, checks: readonly string[], prose: Prose): FieldView {
  const none = { value: '', text: 'No single check', hint: '', checked: chosen === '' };
  return field({
    kind: 'select',
    name: 'check',
    label: 'Check',
    hint: 'For waivers and declarations',
    choices: [
      none,
      ...checks.map((id) => ({ value: id, text: prose(id)?.title ?? id, hint: '', checked: id === chosen })),
    ],
  });
}
