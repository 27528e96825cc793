import { z } from 'zod';
import type { MendingAnswers } from './mending-kind.ts';

const holder = z
  .string()
  .trim()
  .max(100, 'must have at most 100 characters')
  .regex(/^[^\p{Cc}<>[\]{}]*$/u, 'must be the name of a body or a person');
const contact = z
  .string()
  .trim()
  .max(200, 'must have at most 200 characters')
  .regex(
    /^$|^[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$|^https:\/\/[\w-]+(?:\.[\w-]+)+[\w./?=&%#~+-]*$/,
    'must be an e-mail address, or an address that starts with https://',
  );
const owners = z
  .string()
  .trim()
  .max(300, 'must have at most 300 characters')
  .transform((text) => text.split(/[\s,]+/).join(' '))
  .refine(
    (text) => /^$|^(?:@[\w-]{1,39}(?:\/[\w.-]{1,100})?)(?: @[\w-]{1,39}(?:\/[\w.-]{1,100})?)*$/.test(text),
    'must be names such as @organisation/team',
  );

/** What people can say, each with its rule; empty unless given. */
export const answerFields = {
  holder: holder.default('').describe('Who holds the copyright; by the kind of body unless given.'),
  contact: contact
    .default('')
    .describe('Where reports and questions go: an e-mail address, or one that begins with https://.'),
  owners: owners.default('').describe('Who reviews changes, such as `@organisation/team`.'),
};

/** What was typed, with what is wrong with it by field; what is wrong counts as not said. */
export function readMendingAnswers(typed: Record<keyof MendingAnswers, string>): {
  answers: MendingAnswers;
  errors: Partial<Record<keyof MendingAnswers, string>>;
} {
  const answers = { holder: '', contact: '', owners: '' };
  const errors: Partial<Record<keyof MendingAnswers, string>> = {};
  for (const name of ['holder', 'contact', 'owners'] as const) {
    const read = answerFields[name].safeParse(typed[name]);
    if (read.success) answers[name] = read.data;
    else errors[name] = read.error.issues[0]?.message ?? 'is not valid';
  }
  return { answers, errors };
}
