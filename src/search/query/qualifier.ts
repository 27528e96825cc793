import { readPackageUrl, readVersionCondition } from '../../dependencies/dependencies.ts';
import type { PackageKey } from '../../domain/dependency.ts';
import { knownStandards, standardOf } from '../../standards/standards.ts';
import { statuses } from '../../domain/assessment.ts';
import { readAmount, readPeriod, readRange } from './range.ts';
import type { Range } from './range.ts';
import { noLicence } from './facet-names.ts';
import { fold, wordsOf } from './words.ts';

/** One condition of a query such as `language:python`. */
export type Qualifier =
  | { field: 'is'; value: Flag }
  | { field: ValueField; value: string }
  | { field: RangeField; range: Range }
  | PackageQualifier
  /** Repositories whose dependencies hold this name. */
  | { field: 'depends'; words: string[] }
  /** The words of the query are looked for in these texts only. */
  | { field: 'in'; value: TextField };

/** Repositories that depend on a package, in a version that meets a condition such as `<9`. */
export interface PackageQualifier {
  field: 'package';
  package: PackageKey;
  condition: string | null;
}

export type Flag = 'template' | 'fork' | 'archived';
export type ValueField =
  | 'language'
  | 'licence'
  | 'organisation'
  | 'user'
  | 'repo'
  | 'topic'
  | 'status'
  | 'nation'
  | 'body'
  | 'standard';
export type RangeField = 'stars' | 'forks' | 'updated' | 'created';
export type TextField = 'name' | 'description' | 'readme' | 'topics';

/** What a qualifier was understood as: a condition, or why there is none; both where part of it cannot be answered. */
export interface QualifierReading {
  qualifier?: Qualifier;
  /** `archived:false` means what `-is:archived` means. */
  negated?: boolean;
  message?: string;
}

/** @param typed the value before it was folded */
type Reader = (value: string, now: number, typed: string) => QualifierReading;

const statusValues: readonly string[] = statuses;
const flags: readonly Flag[] = ['template', 'fork', 'archived'];
const textFields = {
  name: 'name',
  description: 'description',
  readme: 'readme',
  topic: 'topics',
  topics: 'topics',
} as const;

const languageAliases: Record<string, string> = {
  csharp: 'c#',
  'c sharp': 'c#',
  fsharp: 'f#',
  cpp: 'c++',
  golang: 'go',
  js: 'javascript',
  ts: 'typescript',
  py: 'python',
  rb: 'ruby',
  rlang: 'r',
  terraform: 'hcl',
  bash: 'shell',
  sh: 'shell',
};

const value =
  (field: ValueField, read: (text: string) => string = (text) => text): Reader =>
  (text) => ({ qualifier: { field, value: read(text.replace(/^@/, '')) } });

const range =
  (field: RangeField, read: typeof readPeriod, expected: string): Reader =>
  (text, now) => {
    const found = readRange(text, (part) => read(part, now));
    return found ? { qualifier: { field, range: found } } : { message: expected };
  };

const count = (field: 'stars' | 'forks') =>
  range(field, readAmount, `“${field}:” needs a number, such as ${field}:>10 or ${field}:5..20.`);

const when = (field: 'updated' | 'created', name: string) =>
  range(field, readPeriod, `“${name}:” needs a date or an age, such as ${name}:>2025-01-31 or ${name}:<30d.`);

/** What each qualifier reads; several names may mean one thing. */
const readers: Record<string, Reader> = {
  is: (text) =>
    (flags as readonly string[]).includes(text)
      ? { qualifier: { field: 'is', value: text as Flag } }
      : { message: `“is:” can be ${flags.join(', ')}.` },
  language: value('language', (text) => languageAliases[text] ?? text),
  licence: value('licence', licenceName),
  organisation: value('organisation'),
  user: value('user'),
  repo: value('repo'),
  topic: value('topic'),
  nation: value('nation'),
  body: value('body'),
  status: (text) => {
    const status = text.replaceAll(' ', '-');
    if (statusValues.includes(status)) return { qualifier: { field: 'status', value: status } };
    return { message: `“status:” can be ${statusValues.join(', ')}.` };
  },
  in: (text) => {
    const field = textFields[text as keyof typeof textFields];
    return field
      ? { qualifier: { field: 'in', value: field } }
      : { message: '“in:” can be name, description, readme or topics.' };
  },
  archived: flagReader('archived'),
  fork: flagReader('fork'),
  template: flagReader('template'),
  updated: when('updated', 'updated'),
  pushed: when('updated', 'pushed'),
  created: when('created', 'created'),
  stars: count('stars'),
  forks: count('forks'),
  sort: () => ({ message: 'The order is chosen beside the results.' }),
  size: () => ({ message: 'The hub does not record how large a repository is.' }),
  standard: (text) => {
    const standard = standardOf(text);
    return standard
      ? { qualifier: { field: 'standard', value: standard } }
      : { message: `“standard:” can be ${knownStandards.map(({ id }) => id).join(', ')}.` };
  },
  depends: (text, _now, typed) => (/^pkg:/.test(text) ? packageOf(typed) : words(text)),
};

const aliases: Record<string, string> = {
  license: 'licence',
  organization: 'organisation',
  org: 'organisation',
  owner: 'user',
  lang: 'language',
  topics: 'topic',
  repository: 'repo',
};

/** Fields of which people name several values with a comma between: any of them will do. */
const listFields = [
  'language',
  'licence',
  'organisation',
  'user',
  'repo',
  'topic',
  'nation',
  'body',
  'status',
];

/** Whether there is a qualifier of this name. */
export function isQualifier(name: string): boolean {
  return Object.hasOwn(readers, canonical(name));
}

/** The values of `language:python,r`, where a qualifier of this name may have several. */
export function listed(name: string, typed: string): string[] {
  if (!listFields.includes(canonical(name))) return [typed];
  const values = typed.split(',').filter((value) => value.trim() !== '');
  return values.length > 0 ? values : [typed];
}

function canonical(name: string): string {
  return aliases[name.toLowerCase()] ?? name.toLowerCase();
}

/**
 * The condition that `name:value` means, or a plain sentence that says why it was left out. `now` is what ages such as
 * `<30d` count from, in milliseconds since 1970.
 */
export function parseQualifier(name: string, typed: string, now: number): QualifierReading {
  const reader = isQualifier(name) ? readers[canonical(name)] : undefined;
  if (!reader)
    return {
      message: `There is no filter called “${name}:”, so it was left out. Put it in quotation marks to search for the words.`,
    };
  const text = fold(typed.trim());
  if (text === '') return { message: `“${name}:” was left out, because nothing follows it.` };
  const reading = reader(text, now, typed.trim());
  if (reading.qualifier) return reading;
  return { message: `“${name}:${typed}” was left out. ${reading.message ?? ''}`.trim() };
}

/** `archived:true`, `fork:false`, `template:only`. */
function flagReader(flag: Flag): Reader {
  return (text) => {
    if (!['true', 'only', 'yes', 'false', 'no'].includes(text))
      return { message: `“${flag}:” can be true or false.` };
    return { qualifier: { field: 'is', value: flag }, negated: text === 'false' || text === 'no' };
  };
}

/** An SPDX identifier of what may be the licence's display name: `MIT License`, `Apache License 2.0`, `No licence`. */
function licenceName(text: string): string {
  if (/^no licen[cs]e$/.test(text)) return noLicence;
  return text
    .replace(/^gnu (lesser|affero)? ?general public\b/, (_, kind?: string) => `${kind?.[0] ?? ''}gpl`)
    .replace(/^mozilla public\b/, 'mpl')
    .replace(/^open government\b.*?(\d\.\d)$/, 'ogl-uk-$1')
    .replaceAll(/\bv(?=\d)/g, '')
    .replaceAll(/\blicen[cs]e\b|\bversion\b|\bthe\b|"/g, ' ')
    .trim()
    .replaceAll(/\s+/g, '-');
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
  const [name = '', version] = text.split(/(?<=.)[@<>=]+/);
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
