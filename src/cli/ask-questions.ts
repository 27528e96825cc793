import { styleText } from 'node:util';
import type { Answers, Question, Template } from '../domain/template.ts';
import { readAnswers } from '../templates/templates.ts';

interface Terminal {
  ask: (prompt: string) => Promise<string>;
  note: (text: string) => void;
}

/**
 * Asks every question that applies and was not answered yet, again until the answer is one.
 *
 * @param given answers that were given already, and are right
 * @returns raw answers to all questions that apply
 */
export async function askQuestions(template: Template, given: Answers, terminal: Terminal): Promise<Answers> {
  const raw: Record<string, string | boolean> = { ...given };
  for (const question of template.questions) {
    const applies = readAnswers(template, raw).answers?.[question.id] !== undefined;
    if (applies && raw[question.id] === undefined)
      raw[question.id] = await ask(question, raw, template, terminal);
  }
  return raw;
}

async function ask(
  question: Question,
  raw: Answers,
  template: Template,
  terminal: Terminal,
): Promise<string> {
  terminal.note(`\n${introduction(question)}\n`);
  for (;;) {
    const typed = (await terminal.ask(promptFor(question))).trim();
    const value = typed === '' ? defaultOf(question) : chosen(question, typed);
    const { faults } = readAnswers(template, { ...raw, [question.id]: value });
    const wrong = faults.find((fault) => fault.question === question.id);
    if (!wrong) return value;
    terminal.note(`${styleText('red', `The answer ${wrong.message}.`)}\n`);
  }
}

function introduction({ title, help, choices }: Question): string {
  const lines = choices.map(({ label }, index) => `  ${index + 1}  ${label}`);
  return [styleText('bold', title), ...(help === null ? [] : [styleText('dim', help)]), ...lines].join('\n');
}

function promptFor(question: Question): string {
  const value = defaultOf(question);
  const place = question.choices.findIndex((choice) => choice.value === value);
  const shown = place === -1 ? value : String(place + 1);
  return shown === '' ? '> ' : `[${shown}] > `;
}

function defaultOf({ default: value }: Question): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value ?? '';
}

/** People may type the number of a choice, or the first letter of yes and no. */
function chosen({ type, choices }: Question, typed: string): string {
  if (type === 'yes-no') return { y: 'yes', n: 'no' }[typed.toLowerCase()] ?? typed.toLowerCase();
  return choices[Number(typed) - 1]?.value ?? typed;
}
