import type { Answers, QuestionCondition } from '../../domain/template.ts';

/** Whether answers are as a condition asks; a question that does not apply has no answer, so nothing hangs on it. */
export function holds(condition: QuestionCondition | null, answers: Answers): boolean {
  return Object.entries(condition ?? {}).every(([id, wanted]) => answers[id] === wanted);
}

/** Whether a path fits a pattern: `*` stands for any part of a name, `**` for any number of folders. */
export function matchesPath(pattern: string, path: string): boolean {
  const expression = pattern
    .split(/(\*\*\/|\*\*|\*)/)
    .map((piece) => wildcards[piece] ?? piece.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('');
  return new RegExp(`^${expression}$`).test(path);
}

const wildcards: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' };
