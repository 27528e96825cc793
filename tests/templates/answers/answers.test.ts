import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../../src/domain/template.ts';
import { readAnswers } from '../../../src/templates/answers/answers.ts';

function aQuestion(overrides: Partial<Question> = {}): Question {
  return {
    id: 'name',
    title: 'What is it called?',
    help: null,
    type: 'text',
    choices: [],
    default: null,
    required: false,
    longest: 20,
    pattern: null,
    when: null,
    ...overrides,
  };
}

const read = (question: Partial<Question>, raw: unknown) =>
  readAnswers({ questions: [aQuestion(question)] }, { name: raw });
const wrong = (question: Partial<Question>, raw: unknown) => read(question, raw).faults[0]?.message;

const fruit = [
  { value: 'apple', label: 'An apple' },
  { value: 'pear', label: 'A pear' },
];

describe('answers', () => {
  test('that were not given are the defaults; those left empty are empty', () => {
    const questions = [aQuestion({ default: 'usual' })];
    expect(readAnswers({ questions }, {}).answers).toEqual({ name: 'usual' });
    expect(readAnswers({ questions }, { name: '' }).answers).toEqual({ name: '' });
    expect(readAnswers({ questions: [aQuestion()] }, {}).answers).toEqual({ name: '' });
  });

  test('that are required must not be empty', () => {
    expect(wrong({ required: true, default: 'usual' }, '  ')).toBe('must be answered');
  });

  test.each([
    ['text', {}, 'a\nb', 'must be one line'],
    ['text', {}, 'a\u0007b', 'must not hold control characters or marks that change the direction of text'],
    ['text', {}, 'a\u202eb', 'must not hold control characters or marks that change the direction of text'],
    ['text', {}, '\ud800', 'must not hold control characters or marks that change the direction of text'],
    ['text', {}, 'x'.repeat(21), 'must be 20 characters or fewer'],
    ['text', {}, 3, 'must be text'],
    ['text', {}, ['x'], 'must be text'],
    ['paragraph', {}, 'a\tb', 'must not hold control characters or marks that change the direction of text'],
    ['choice', { choices: fruit }, 'plum', 'must be one of: apple, pear'],
    ['yes-no', {}, 'perhaps', 'must be yes or no'],
    ['name', {}, '-a', 'must hold only letters, digits and hyphens, with no hyphen at an end'],
    ['name', {}, 'a/b', 'must hold only letters, digits and hyphens, with no hyphen at an end'],
    ['text', { pattern: { expression: '[a-z]+', message: 'must be small' } }, 'a\u0301B', 'must be small'],
  ] as const)('of the type %s with %j refuse %j', (type, more, raw, message) => {
    expect(wrong({ type, ...more, choices: 'choices' in more ? [...more.choices] : [] }, raw)).toBe(message);
  });

  test.each([
    'nobody',
    'a@b',
    'a b@example.nhs.uk',
    'a@example.nhs.uk\n',
    '<a@example.nhs.uk>',
    '@example.nhs.uk',
  ])('refuse %j as an email address', (raw) => {
    const reading = read({ type: 'email', longest: 80 }, raw);
    if (reading.answers) expect(reading.answers['name']).toBe(raw.trim());
    else expect(reading.faults[0]?.message).toMatch(/^must be/);
    expect(reading.answers === undefined || raw.trim() !== raw).toBe(true);
  });

  test('of a whole pattern only: a part that fits is not enough', () => {
    const pattern = { expression: 'a|b', message: 'must be a or b' };
    expect(wrong({ pattern }, 'ab')).toBe('must be a or b');
    expect(wrong({ pattern }, 'b')).toBeUndefined();
  });

  test('count characters as people do, and keep one form of each letter', () => {
    expect(wrong({ longest: 2 }, '🩺🩺')).toBeUndefined();
    expect(read({}, ' w\u0302y ').answers).toEqual({ name: 'ŵy' });
    expect(read({ type: 'paragraph' }, 'a\r\nb\rc').answers).toEqual({ name: 'a\nb\nc' });
  });

  test('of yes and no take the words that forms and command lines send', () => {
    for (const raw of [true, 'yes', 'true'])
      expect(read({ type: 'yes-no' }, raw).answers).toEqual({ name: true });
    for (const raw of [false, 'no', 'false'])
      expect(read({ type: 'yes-no' }, raw).answers).toEqual({ name: false });
  });

  test('to questions that do not apply are left out, and so are those that hang on them', () => {
    const questions = [
      aQuestion({ id: 'a', type: 'yes-no', default: false }),
      aQuestion({ id: 'b', when: { a: true }, default: 'x', required: true }),
      aQuestion({ id: 'c', when: { b: 'x' }, default: 'y' }),
    ];
    expect(readAnswers({ questions }, { b: '\0', c: 'z' }).answers).toEqual({ a: false });
    expect(readAnswers({ questions }, { a: true }).answers).toEqual({ a: true, b: 'x', c: 'y' });
  });

  test('report every fault at once, those to questions that do not exist among them', () => {
    const questions = [
      aQuestion({ id: 'a', required: true }),
      aQuestion({ id: 'b', type: 'yes-no', default: true }),
    ];
    expect(readAnswers({ questions }, { b: 'x', constructor: 'y' }).faults).toEqual([
      { question: 'a', message: 'must be answered' },
      { question: 'b', message: 'must be yes or no' },
      { question: 'constructor', message: 'is not a question of this template' },
    ]);
  });

  test('may be anything at all: they are read or refused, never thrown on', () => {
    const questions = [aQuestion({ id: 'a' }), aQuestion({ id: 'b', type: 'choice', choices: fruit })];
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.anything())),
        (raw) => {
          const { answers, faults } = readAnswers({ questions }, raw);
          if (answers)
            for (const value of Object.values(answers)) expect(['string', 'boolean']).toContain(typeof value);
          else expect(faults.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
