import type { z } from 'zod';
import { contactForm, nameForm, needForm, type Answers } from './answers.ts';

export interface Row {
  label: string;
  value: string;
  /** What follows "Change" for people who cannot see the row. */
  change: string;
}

/** One question page. Its view is views/journey/<path>.njk. */
export interface Step {
  path: string;
  title: string;
  form: z.ZodType<Answers>;
  rows(answers: Answers): Row[];
}

const ways = { email: 'Email', phone: 'Phone call' };

/** The questions, in the order they are asked. */
export const steps: readonly [Step, ...Step[]] = [
  {
    path: 'name',
    title: 'What is your name?',
    form: nameForm,
    rows: ({ fullName = '' }) => [{ label: 'Name', value: fullName, change: 'name' }],
  },
  {
    path: 'contact',
    title: 'How should we contact you?',
    form: contactForm,
    rows: ({ contact, email = '', phone = '' }) => [
      { label: 'How we contact you', value: contact ? ways[contact] : '', change: 'how we contact you' },
      ...(contact === 'email' ? [{ label: 'Email address', value: email, change: 'email address' }] : []),
      ...(contact === 'phone' ? [{ label: 'Phone number', value: phone, change: 'phone number' }] : []),
    ],
  },
  {
    path: 'need',
    title: 'What do you need?',
    form: needForm,
    rows: ({ need = '' }) => [{ label: 'What you need', value: need, change: 'what you need' }],
  },
];

/** The first question that still needs an answer; undefined when all have one. */
export function firstUnanswered(answers: Answers): Step | undefined {
  return steps.find(({ form }) => !form.safeParse(answers).success);
}
