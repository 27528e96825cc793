import { z } from 'zod';
import type { Question } from '../../domain/template.ts';

/**
 * Characters no answer may hold: controls (a line break is allowed in a paragraph), halves of characters, and marks that
 * change the direction of text, with which code can be made to read differently from what it does.
 */
const forbidden =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const email = z.email();
const name = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** Text as it is kept: one form of each accented letter, no spaces around it, lines that end in one way. */
export function tidy(value: string): string {
  return value.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}

/**
 * Why text that is not empty is no answer to a question, as the end of a sentence; undefined when it is one.
 */
export function wrongWithAnswer(question: Question, value: string): string | undefined {
  const { type, longest, pattern, choices } = question;
  const text = type === 'paragraph' ? value.replaceAll('\n', ' ') : value;
  if (text.includes('\n')) return 'must be one line';
  if (forbidden.test(text))
    return 'must not hold control characters or marks that change the direction of text';
  if ([...text].length > longest) return `must be ${longest} characters or fewer`;
  if (type === 'choice' && !choices.some((choice) => choice.value === value))
    return `must be one of: ${choices.map((choice) => choice.value).join(', ')}`;
  if (type === 'email' && !email.safeParse(value).success)
    return 'must be an email address in the correct format, such as team@example.nhs.uk';
  if (type === 'name' && !name.test(value))
    return 'must hold only letters, digits and hyphens, with no hyphen at an end';
  if (pattern && !new RegExp(`^(?:${pattern.expression})$`, 'u').test(value)) return pattern.message;
  return undefined;
}
