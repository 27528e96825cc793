[%
const ways = { apply: 'Application', book: 'Booking', cancel: 'Cancellation', order: 'Order', register: 'Registration', report: 'Report', sign: 'Registration' };
const verb = serviceName.trim().split(/\s+/)[0].toLowerCase();
const thing = Object.hasOwn(ways, verb) ? ways[verb] : 'Request';
-%]
import { choice, choices, date, email, nhsNumber, phone, text } from '../../lib/rules.js';

const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No, or I am not sure' },
];

const helpOptions = [
  { value: 'interpreter', text: 'An interpreter', hint: 'For example, Welsh or British Sign Language' },
  { value: 'large-print', text: 'Letters in large print or Easy Read' },
  { value: 'step-free', text: 'Step-free access' },
  { value: 'longer', text: 'A longer appointment' },
  { value: 'none', text: 'No, I do not need any help', alone: true },
];

const contactOptions = [
  { value: 'email', text: 'Email' },
  { value: 'phone', text: 'Phone call' },
  { value: 'post', text: 'Letter' },
];

/**
 * The pages of this version, in the order people see them. The page `name` is drawn by views/name.html.
 * A page with `when` is left out unless it applies; a field with `when` is not asked unless it applies.
 */
export const journey = {
  title: 'Version 1',
  about: 'The first idea: five questions, check answers, confirmation.',
  sent: [%- ts(`${thing} sent`) %],
  pages: [
    {
      path: 'name',
      title: 'What is your name?',
      fields: [text('fullName', { label: 'Name', missing: 'Enter your full name', longest: 100 })],
    },
    {
      path: 'date-of-birth',
      title: 'What is your date of birth?',
      fields: [date('dateOfBirth', { label: 'Date of birth', missing: 'Enter your date of birth', past: true })],
    },
    {
      path: 'nhs-number',
      title: 'Do you know your NHS number?',
      fields: [
        choice('knowsNhsNumber', {
          label: 'NHS number known',
          changeText: 'whether you know your NHS number',
          missing: 'Select yes if you know your NHS number',
          options: yesOrNo,
        }),
        nhsNumber('nhsNumber', {
          label: 'NHS number',
          changeText: 'your NHS number',
          missing: 'Enter your NHS number',
          when: ({ knowsNhsNumber }) => knowsNhsNumber === 'yes',
        }),
      ],
    },
    {
      path: 'help',
      title: 'Do you need any help when you come?',
      fields: [
        choices('help', {
          label: 'Help you need',
          missing: 'Select the help you need, or select that you do not need any',
          options: helpOptions,
        }),
      ],
    },
    {
      path: 'contact',
      title: 'How should we contact you?',
      fields: [
        choice('contact', { label: 'How we contact you', missing: 'Select how we should contact you', options: contactOptions }),
        email('email', {
          label: 'Email address',
          missing: 'Enter your email address',
          when: ({ contact }) => contact === 'email',
        }),
        phone('phone', {
          label: 'Phone number',
          missing: 'Enter your phone number',
          when: ({ contact }) => contact === 'phone',
        }),
      ],
    },
  ],
};
