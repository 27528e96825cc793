[%
const ways = { apply: 'Application', book: 'Booking', cancel: 'Cancellation', order: 'Order', register: 'Registration', report: 'Report', sign: 'Registration' };
const verb = serviceName.trim().split(/\s+/)[0].toLowerCase();
const thing = Object.hasOwn(ways, verb) ? ways[verb] : 'Request';
-%]
import { choice, choices, date, email, nhsNumber, phone, text } from '../../lib/rules.js';

const people = [
  { value: 'me', text: 'Myself' },
  { value: 'other', text: 'Someone else', hint: 'For example, a child or a person you care for' },
];

const relationships = [
  { value: 'parent', text: 'I am their parent or guardian' },
  { value: 'carer', text: 'I am their carer' },
  { value: 'other', text: 'I have another relationship to them' },
];

const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No, or I am not sure' },
];

const helpOptions = [
  { value: 'interpreter', text: 'An interpreter', hint: 'For example, Welsh or British Sign Language' },
  { value: 'large-print', text: 'Letters in large print or Easy Read' },
  { value: 'step-free', text: 'Step-free access' },
  { value: 'longer', text: 'A longer appointment' },
  { value: 'none', text: 'No help is needed', alone: true },
];

const contactOptions = [
  { value: 'email', text: 'Email' },
  { value: 'phone', text: 'Phone call' },
  { value: 'post', text: 'Letter' },
];

/** Words that hang on who it is for. */
const forThem = (mine, theirs) => (answers) => answers.whoFor === 'other' ? theirs : mine;

/**
 * The pages of this version, in the order people see them. The page `name` is drawn by views/name.html.
 * A page with `when` is left out unless it applies; a field with `when` is not asked unless it applies.
 */
export const journey = {
  title: 'Version 2',
  about: 'You can ask for someone else, and tell us anything else that matters.',
  sent: [%- ts(`${thing} sent`) %],
  pages: [
    {
      path: 'who-for',
      title: 'Who is this for?',
      fields: [choice('whoFor', { label: 'Who this is for', missing: 'Select who this is for', options: people })],
    },
    {
      path: 'relationship',
      title: 'What is your relationship to them?',
      when: ({ whoFor }) => whoFor === 'other',
      fields: [
        choice('relationship', {
          label: 'Your relationship',
          missing: 'Select your relationship to them',
          options: relationships,
        }),
      ],
    },
    {
      path: 'name',
      title: forThem('What is your name?', 'What is their name?'),
      fields: [text('fullName', { label: 'Name', missing: forThem('Enter your full name', 'Enter their full name'), longest: 100 })],
    },
    {
      path: 'date-of-birth',
      title: forThem('What is your date of birth?', 'What is their date of birth?'),
      fields: [
        date('dateOfBirth', {
          label: 'Date of birth',
          missing: forThem('Enter your date of birth', 'Enter their date of birth'),
          past: true,
        }),
      ],
    },
    {
      path: 'nhs-number',
      title: forThem('Do you know your NHS number?', 'Do you know their NHS number?'),
      fields: [
        choice('knowsNhsNumber', {
          label: 'NHS number known',
          changeText: 'whether you know the NHS number',
          missing: forThem('Select yes if you know your NHS number', 'Select yes if you know their NHS number'),
          options: yesOrNo,
        }),
        nhsNumber('nhsNumber', {
          label: 'NHS number',
          changeText: 'the NHS number',
          missing: forThem('Enter your NHS number', 'Enter their NHS number'),
          when: ({ knowsNhsNumber }) => knowsNhsNumber === 'yes',
        }),
      ],
    },
    {
      path: 'help',
      title: forThem('Do you need any help when you come?', 'Do they need any help when they come?'),
      fields: [
        choices('help', {
          label: 'Help needed',
          missing: 'Select the help that is needed, or select that no help is needed',
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
    {
      path: 'notes',
      title: 'Is there anything else we should know?',
      fields: [text('notes', { label: 'Anything else', longest: 500, blank: 'Nothing' })],
    },
  ],
};
