import { z } from 'zod';
import { reuseDecisions } from '../../domain/reuse-record.ts';
import type { ReuseDecision } from '../../domain/reuse-record.ts';
import type { SearchEngine, SearchResult } from '../../search/search.ts';
import { facetNames } from '../../search/search.ts';
import type { FieldView } from '../components/field-view.ts';
import { errorLinks, field } from '../components/field-view.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { textParameter, textsOf } from '../components/parameters.ts';
import type { SearchForm } from '../search/search-form.ts';
import { searchAddress, searchForm, searchQuery } from '../search/search-form.ts';
import { findSimilar } from '../search/similar.ts';
import { decisionHints, decisionLabels } from './decision-labels.ts';
import { countOf } from '../text/numbers.ts';

/** The most repositories that one record lists. */
const maxCandidates = 50;

const text = z.string().trim();
const shape = z.object({
  sought: text
    .min(1, 'Enter what you were looking for')
    .max(500, 'What you were looking for must be 500 characters or fewer'),
  decision: z.enum(reuseDecisions, { error: 'Select what you decided' }),
  why: text
    .min(1, 'Enter the reason for your decision')
    .max(3000, 'The reason for your decision must be 3,000 characters or fewer'),
  team: text.max(100, 'Your team’s name must be 100 characters or fewer'),
});

export interface ReuseForm {
  search: SearchForm;
  sought: string;
  decision: string;
  why: string;
  team: string;
  /** Ids of repositories. */
  considered: readonly string[];
  /** Whether `search.q` is a sentence that similar services were looked for with. */
  bySentence: boolean;
  /** The template somebody was about to start from; empty when none. */
  template: string;
}

/** Reads an address or a sent form; what is missing is empty. Nothing is cut: what is too long is an error. */
export function reuseForm(raw: unknown): ReuseForm {
  const search = searchForm(raw);
  const one = (name: string) => textsOf(raw, name, { longest: 10_000, most: 1 })[0] ?? '';
  return {
    search: { ...search, perPage: Math.min(maxCandidates, search.perPage) },
    sought: one('sought'),
    decision: one('decision'),
    why: one('why'),
    team: one('team'),
    considered: textsOf(raw, 'considered', { most: maxCandidates }),
    bySentence: one('by') === 'sentence',
    template: templateIn(raw),
  };
}

/** The id of the template somebody was about to start from; empty when there is none. */
export function templateIn(raw: unknown): string {
  const [template = ''] = /^[a-z0-9-]{1,60}$/.exec(textParameter(raw, 'template')) ?? [];
  return template;
}

/** What the person saw: the same search again, so that nobody can make up its results. */
export function repeatSearch(
  search: Pick<SearchEngine, 'search'>,
  { search: form, bySentence }: ReuseForm,
): Promise<SearchResult> {
  return bySentence ? findSimilar(search, form.q) : search.search(searchQuery(form));
}

/** Where the search can be made again. */
export function addressOfSearch({ search, bySentence, template }: ReuseForm): string {
  if (!bySentence) return searchAddress(search, search.page);
  return withQuery(template === '' ? '/search' : `${addresses.template(template)}/start`, { q: search.q });
}

/** Without words and without filters, nothing was looked for. */
export function isSearch({ search: { q, filters } }: ReuseForm): boolean {
  return q !== '' || facetNames.some((facet) => filters[facet].length > 0);
}

export interface ReuseAnswers {
  sought: string;
  decision: ReuseDecision;
  why: string;
  team: string;
}

export type ReuseReading =
  | { answers: ReuseAnswers; errors: Record<string, never> }
  | { answers: undefined; errors: Record<string, string> };

/** What was answered, or what is wrong by the name of the field. */
export function readReuseForm(form: ReuseForm, items: readonly { id: string }[]): ReuseReading {
  const parsed = shape.safeParse(form);
  const errors = Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]),
  );
  const listed = new Set(items.map(({ id }) => id));
  if (form.considered.some((id) => !listed.has(id)))
    errors['considered'] = 'The results have changed. Select the repositories you considered again';
  else if (/^(reuse|adapt)$/.test(form.decision) && form.considered.length === 0 && items.length > 0)
    errors['considered'] = 'Select what you will reuse or adapt';
  return parsed.success && Object.keys(errors).length === 0
    ? { answers: parsed.data, errors: {} }
    : { answers: undefined, errors };
}

/** The page of the form, with the results of the search as they are now. */
export function reuseFormView(form: ReuseForm, result: SearchResult, errors: Record<string, string> = {}) {
  const fields = fieldsOf(form, result, errors);
  const links = errorLinks(fields);
  const title = 'Save your search results';
  const { q, filters, sort, page, perPage } = form.search;
  return {
    title: links.length > 0 ? `Error: ${title}` : title,
    heading: title,
    query: q,
    backHref: addressOfSearch(form),
    summary: `${countOf(result.total, 'repository', 'repositories')} found`,
    errors: links,
    fields,
    hidden: [
      ...facetNames.flatMap((name) => filters[name].map((value) => ({ name, value }))),
      ...Object.entries({
        q,
        sort,
        page,
        perPage,
        template: form.template,
        by: form.bySentence ? 'sentence' : '',
      }).map(([name, value]) => ({
        name,
        value: String(value),
      })),
    ],
  };
}

function fieldsOf(form: ReuseForm, result: SearchResult, errors: Record<string, string>): FieldView[] {
  const [sought, decision, why, team] = ownFields(form);
  const considered = result.items.length > 0 ? [consideredField(form, result)] : [];
  return [sought, ...considered, decision, why, team].map((each) => ({
    ...each,
    error: errors[each.name] ?? '',
  }));
}

function consideredField(form: ReuseForm, { items, total }: SearchResult): FieldView {
  const all = 'We will save all of them. Select the ones you considered.';
  return field({
    kind: 'checkboxes',
    name: 'considered',
    label: 'Which of these did you consider?',
    hint:
      total > items.length ? `These are the ${items.length} results on the page you came from. ${all}` : all,
    choices: items.map(({ id, fullName, description }) => ({
      value: id,
      text: fullName,
      hint: (description ?? '').slice(0, 200),
      checked: form.considered.includes(id),
    })),
  });
}

function ownFields(form: ReuseForm): [FieldView, FieldView, FieldView, FieldView] {
  return [
    field({
      kind: 'textarea',
      name: 'sought',
      label: 'What were you looking for?',
      hint: 'Write one or 2 sentences. Do not include personal information.',
      value: form.sought === '' && form.bySentence ? form.search.q : form.sought,
    }),
    field({
      kind: 'radios',
      name: 'decision',
      label: 'What did you decide?',
      choices: reuseDecisions.map((value) => ({
        value,
        text: decisionLabels[value],
        hint: decisionHints[value],
        checked: form.decision === value,
      })),
    }),
    field({
      kind: 'textarea',
      name: 'why',
      label: 'Why did you decide this?',
      hint: 'Explain what is suitable, what is not, and what it would take. Assessors will read this.',
      value: form.why,
    }),
    field({
      kind: 'input',
      name: 'team',
      label: 'Your team (optional)',
      hint: 'Enter the name of a team, not of a person',
      value: form.team,
    }),
  ];
}
