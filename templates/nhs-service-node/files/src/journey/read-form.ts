import type { z } from 'zod';
import type { Answers } from './answers.ts';

export interface FormErrors {
  /** By field, as components of nhsuk-frontend want them. */
  errors: Readonly<Record<string, { text: string }>>;
  /** For the summary at the top of the page; each leads to its input. */
  errorList: readonly { text: string; href: string }[];
}

export type FormReading = { answers: Answers } | FormErrors;

export const noErrors: FormErrors = { errors: {}, errorList: [] };

/** What a form sent: answers, or what to put right. The first fault of a field is the one that is shown. */
export function readForm(form: z.ZodType<Answers>, body: unknown): FormReading {
  const { data, error } = form.safeParse(body ?? {});
  if (data !== undefined) return { answers: data };
  const errors = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? '');
    if (!errors.has(field)) errors.set(field, message);
  }
  return {
    errors: Object.fromEntries([...errors].map(([field, text]) => [field, { text }])),
    errorList: [...errors].map(([field, text]) => ({ text, href: `#${field}` })),
  };
}

/** What was typed, to show it again: text only, and only of the length a form could have sent. */
export function typedIn(body: unknown): Record<string, string> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
