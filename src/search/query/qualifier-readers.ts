import { packageTypes, readPackageUrl, readVersionCondition } from '../../dependencies/dependencies.ts';
import { statuses } from '../../domain/assessment.ts';
import { bodyTypes, nations } from '../../domain/organisation.ts';
import { knownStandards, standardOf } from '../../standards/standards.ts';
import { parseRepositoryAddress } from './address.ts';
import { languageName } from './language-names.ts';
import { licenceValue } from './licence-value.ts';
import type { Flag, QualifierReading, ValueField } from './qualifier.ts';
import { readAmount, readPeriod, readRange } from './range.ts';
import { fold, wordsOf } from './words.ts';

/** @param typed the value before it was folded */
type Reader = (value: string, now: number, typed: string) => QualifierReading;

const flags: readonly Flag[] = ['template', 'fork', 'archived', 'package'];
const textFields = {
  name: 'name',
  title: 'name',
  description: 'description',
  readme: 'readme',
  topic: 'topics',
  topics: 'topics',
} as const;

/** Values that are named in a message; of more, only the first are. */
const maxNamed = 8;

const nationNames = { cymru: 'wales', alba: 'scotland', ni: 'northern ireland', 'united kingdom': 'uk' };
const bodyNames = {
  'integrated care board': 'icb',
  'commissioning support unit': 'csu',
  'nhs trust': 'trust',
  'foundation trust': 'trust',
  'health board': 'trust',
};

const value =
  (field: ValueField, read: (text: string) => string = (text) => text): Reader =>
  (text) => ({ qualifier: { field, value: read(text.replace(/^@/, '')) } });

/** A value of a list that is known beforehand, in any case, with or without separators, or by another name. */
const oneOf =
  (name: ValueField, values: readonly string[], others: Record<string, string> = {}): Reader =>
  (text) => {
    const plain = (one: string) => fold(one).replaceAll(/[\s_-]/g, '');
    const other = Object.entries(others).find(([each]) => plain(each) === plain(text))?.[1];
    const found = values.find((one) => plain(one) === plain(other ?? text));
    if (found !== undefined) return { qualifier: { field: name, value: fold(found) } };
    return { message: `“${name}:” can be ${named(values)}.` };
  };

function named(values: readonly string[]): string {
  const rest = values.length > maxNamed ? ' and others' : '';
  return `${values.slice(0, maxNamed).join(', ')}${rest}`;
}

const count =
  (field: 'stars' | 'forks'): Reader =>
  (text) => {
    const range = readRange(text, readAmount);
    if (range) return { qualifier: { field, range } };
    return { message: `“${field}:” needs a number, such as ${field}:>10 or ${field}:5..20.` };
  };

const when =
  (field: 'updated' | 'created', name: string): Reader =>
  (text, now) => {
    const range = readRange(text, (part) => readPeriod(part, now));
    if (range) return { qualifier: { field, range } };
    return { message: `“${name}:” needs a date or an age, such as ${name}:>2025-01-31 or ${name}:<30d.` };
  };

/** What each qualifier reads, by its canonical name. */
export const readers: Record<string, Reader> = {
  is: readIs,
  language: value('language', (text) => fold(languageName(text) ?? text)),
  licence: value('licence', licenceValue),
  organisation: ownerOrRepository('organisation'),
  user: ownerOrRepository('user'),
  repo: (text) => addressed(text) ?? { qualifier: { field: 'repo', value: text.replace(/^@|\.git$/g, '') } },
  topic: (text) =>
    /^(?:[<>]|\d+\.\.|\d+$)/.test(text)
      ? { message: 'The hub does not search by the number of topics.' }
      : { qualifier: { field: 'topic', value: text.replace(/^#/, '') } },
  nation: oneOf('nation', nations, nationNames),
  body: oneOf('body', bodyTypes, bodyNames),
  status: oneOf('status', statuses),
  in: (text) => {
    const field = textFields[text as keyof typeof textFields];
    return field
      ? { qualifier: { field: 'in', value: field } }
      : { message: '“in:” can be name, description, readme or topics.' };
  },
  collection: value('collection'),
  archived: flagReader('archived'),
  fork: flagReader('fork'),
  template: flagReader('template'),
  updated: when('updated', 'updated'),
  pushed: when('updated', 'pushed'),
  created: when('created', 'created'),
  stars: count('stars'),
  forks: count('forks'),
  standard: (text) => {
    const standard = standardOf(text);
    return standard
      ? { qualifier: { field: 'standard', value: standard } }
      : { message: `“standard:” can be ${named(knownStandards.map(({ id }) => id))}.` };
  },
  depends: (text, _now, typed) => {
    const [, whole, short] = packageUrl.exec(typed) ?? [];
    const purl = whole ?? short?.replace(':', '/') ?? '';
    return purl === '' ? words(text) : packageOf(`pkg:${purl}`);
  },
};

/** `pkg:npm/react`, and what people write for it: `npm/react`, `npm:react`. */
const packageUrl = new RegExp(`^(?:pkg:(.+)|((?:${packageTypes.join('|')})[:/].+))$`, 'i');

function readIs(text: string): QualifierReading {
  if (text === 'source' || text === 'sources')
    return { qualifier: { field: 'is', value: 'fork' }, negated: true };
  const flag = flags.find((one) => one === text.replace(/(?<!s)s$/, ''));
  if (flag) return { qualifier: { field: 'is', value: flag } };
  if (text === 'public') return { message: 'Every repository here is public.' };
  if (text === 'private' || text === 'internal')
    return { message: 'The hub holds public repositories only.' };
  return { message: `“is:” can be ${flags.join(', ')}.` };
}

/** What a pasted address names. */
function addressed(text: string): QualifierReading | undefined {
  const found = parseRepositoryAddress(text);
  return typeof found === 'object' ? { qualifier: found } : undefined;
}

/** An owner, or `owner/name` where somebody typed that. */
function ownerOrRepository(field: 'organisation' | 'user'): Reader {
  return (text) => {
    const address = addressed(text);
    if (address) return address;
    const found = text.replace(/^@/, '').replace(/\/$/, '');
    return { qualifier: { field: found.includes('/') ? 'repo' : field, value: found } };
  };
}

/** `archived:true`, `fork:false`, `template:only`. */
function flagReader(flag: Flag): Reader {
  return (text) => {
    if (!['true', 'only', 'yes', 'false', 'no'].includes(text))
      return { message: `“${flag}:” can be true or false.` };
    return { qualifier: { field: 'is', value: flag }, negated: text === 'false' || text === 'no' };
  };
}

/** A package URL, with a version after it if one matters. */
function packageOf(typed: string): QualifierReading {
  const found = readPackageUrl(typed);
  if (!found) return { message: 'It needs a package URL, such as depends:pkg:npm/nhsuk-frontend.' };
  if (found.version !== null && !readVersionCondition(found.version))
    return { message: 'After the @ it needs a version, such as @9, @<9, @>=6.1 or @6..8.' };
  return { qualifier: { field: 'package', package: found.key, condition: found.version } };
}

function words(text: string): QualifierReading {
  const [, name = '', asked = ''] = /^(.[^@<>=]*)(.*)$/s.exec(text) ?? [];
  const version = asked.replace(/^@/, '');
  const found = wordsOf(name).map((word) => word.text);
  if (found.length === 0) return { message: `“depends:” needs a name.` };
  return {
    qualifier: { field: 'depends', words: found },
    ...(version
      ? {
          message: `Versions are compared in package URLs only, such as depends:pkg:npm/${name}@${version}, so this found any version of ${name}.`,
        }
      : {}),
  };
}
