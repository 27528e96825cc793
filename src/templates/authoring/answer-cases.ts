import type { Answers, Question, Template } from '../../domain/template.ts';
import { readAnswers } from '../answers/answers.ts';

/** Everything people could type that means something to some language. */
const hostile = [
  `Ŵy's "Dŵr" <b>&amp; co</b> [%= 7*7 %] {{ 7*7 }} \${7*7} %> 🩺`,
  `- "It's" #1: 'yes', *no* [a](javascript:alert(1)) \`rm -rf /\``,
  `''' """ \\n \\u0000 <script>alert(1)</script> {% raw %} <%= 7*7 %>`,
  `*/ --> ]]> #{7*7} $(id) | > & ! % @ \`\` ~~`,
  `it's`,
  // Short enough for any question.
  `"a" \\b`,
  `<i>&[x]: #`,
];
/** Longer texts than a line, of letters that are not ASCII: a name, and what is told at more length in other words. */
const longName = 'Gwasanaeth apwyntiadau ŵyl y clinig â’r tŷ ';
const longTelling = 'Yn helpu staff a chleifion i drefnu ymweliadau â’r ward drwy’r wythnos ';
const minTelling = 150;

function longText(length: number): string {
  const words = length < minTelling ? longName : longTelling;
  return [...words.repeat(Math.ceil(length / words.length))].slice(0, length).join('').trim();
}

/** Kinds of answers that every template has to stand. */
export const cases = {
  default: (_question: Question): readonly (string | boolean)[] => [],
  hostile: ({ type, choices }: Question) => {
    if (type === 'yes-no') return [true];
    if (type === 'choice') return [choices.at(-1)?.value ?? ''];
    return type === 'email' ? ["o'brien+nhs@example.nhs.uk"] : hostile;
  },
  longest: ({ type, choices, longest, default: usual }: Question) => {
    if (type === 'yes-no') return [usual === false];
    if (type === 'choice')
      return choices
        .map(({ value }) => value)
        .toReversed()
        .slice(1);
    if (type === 'name') return [`a${'b'.repeat(longest - 1)}`];
    return type === 'email' ? [] : [longText(longest)];
  },
} as const;

export type Case = keyof typeof cases;

/**
 * Answers of one kind to a template's questions; where a question takes none of that kind, its default.
 *
 * @param turn how far the answers are moved on: another number gives each question another one of the kind
 */
export function answersOf(kind: Case, template: Template, turn = 0): Answers {
  const raw: Record<string, string | boolean> = {};
  for (const [index, question] of template.questions.entries()) {
    const wanted = cases[kind](question);
    const turned = [...wanted.slice((index + turn) % wanted.length || 0), ...wanted];
    const right = turned.find((value) => {
      const { faults } = readAnswers(template, { ...raw, [question.id]: value });
      return !faults.some((fault) => fault.question === question.id);
    });
    if (right !== undefined) raw[question.id] = right;
  }
  return raw;
}
