import { isLicence, licenceValues } from './licence-value.ts';
import { languageName } from './language-names.ts';
import type { QualifierReading } from './qualifier.ts';
import { canonicalName, mayBeList, whyUnanswered } from './qualifier-names.ts';
import { readers } from './qualifier-readers.ts';
import { fold } from './words.ts';

/** Whether there is a qualifier of this name. */
export function isQualifier(name: string): boolean {
  return Object.hasOwn(readers, canonicalName(name)) || whyUnanswered(name) !== undefined;
}

/** The values of `language:python,r`, where a qualifier of this name may have several. */
export function listed(name: string, typed: string): string[] {
  const values = mayBeList(name) ? typed.split(',').filter((value) => value.trim() !== '') : [];
  const all = values.length > 0 ? values : [typed];
  return canonicalName(name) === 'licence' ? all.flatMap(licenceValues) : all;
}

/**
 * Whether a value that stands apart from its qualifier (`language: python`) is surely meant as one: of a list that is
 * known beforehand, a number or a date.
 */
export function isSurely(name: string, typed: string, now: number): boolean {
  const field = canonicalName(name);
  const text = fold(typed.trim());
  if (field === 'language') return languageName(text) !== undefined;
  if (field === 'licence') return isLicence(text);
  if (['organisation', 'user', 'repo', 'topic', 'collection', 'depends'].includes(field)) return false;
  return parseQualifier(name, typed, now).qualifier !== undefined;
}

/**
 * The condition that `name:value` means, or a plain sentence that says why it was left out. `now` is what ages such as
 * `<30d` count from, in milliseconds since 1970.
 */
export function parseQualifier(name: string, typed: string, now: number): QualifierReading {
  const shown = `“${name}:${typed}”`;
  const why = whyUnanswered(name);
  if (why !== undefined) return { message: `${shown} was left out. ${why}` };
  const field = canonicalName(name);
  const reader = Object.hasOwn(readers, field) ? readers[field] : undefined;
  if (!reader)
    return {
      message: `There is no filter called “${name}:”, so it was left out. Put it in quotation marks to search for the words.`,
    };
  const [, not = '', value = ''] = /^\s*(!?)\s*(.*)$/s.exec(typed.replace(/^(!?)'([^']+)'$/, '$1$2')) ?? [];
  const text = fold(value.trim());
  if (text === '') return { message: `“${name}:” was left out, because nothing follows it.` };
  const reading = reader(text, now, value.trim());
  if (reading.qualifier) return not === '' ? reading : { ...reading, negated: !reading.negated };
  return { message: `${shown} was left out. ${reading.message ?? ''}`.trim() };
}
