import type { Resource } from '../specification.ts';
import { isPart } from './element-keywords.ts';
import { isNhsNumber, nhsNumberSystem } from './nhs-number.ts';
import { FhirError, type Issue } from './operation-outcome.ts';
import type { Sandbox } from './sandbox.ts';
import { localReference, referencesIn } from './search/references.ts';
import { spanOf } from './times.ts';

/** Holds what is to be kept against what the sandbox knows: the time, and what it has. Throws every fault at once (422). */
export function requireSensible(resource: Resource, sandbox: Sandbox, base: string, now = Date.now()): void {
  const issues = [
    ...(isPart(resource)
      ? [issue('business-rule', `${resource.resourceType}.meta`, 'says that this is only a part')]
      : []),
    ...nhsNumberIssues(resource, resource.resourceType),
    ...timeIssues(resource, now),
    ...containedIssues(resource),
    ...referenceIssues(resource, sandbox, base),
  ];
  if (issues.length > 0) throw new FhirError(422, issues.slice(0, 20));
}

function issue(code: Issue['code'], place: string, words: string): Issue {
  return { code, diagnostics: `${place} ${words}.`, expression: [place] };
}

/** Wherever an Identifier is: of the resource, of one that it contains or of one that it refers to. */
function nhsNumberIssues(value: unknown, place: string): Issue[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => nhsNumberIssues(one, `${place}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { system, value: number } = value as { system?: unknown; value?: unknown };
  if (system !== nhsNumberSystem || number === undefined)
    return Object.entries(value).flatMap(([name, one]) => nhsNumberIssues(one, `${place}.${name}`));
  if (typeof number !== 'string' || !isNhsNumber(number))
    return [issue('value', `${place}.value`, 'must be an NHS number of 10 digits with a right check digit')];
  if (number.startsWith('9')) return [];
  const words = 'must be an NHS number for tests, which starts with 9 and is never given to a patient';
  return [issue('business-rule', `${place}.value`, words)];
}

/** It is tomorrow already 14 hours ahead of UTC. */
const ahead = 14 * 3_600_000;

function timeIssues(resource: Resource, now: number): Issue[] {
  const { resourceType: type } = resource;
  const span = (name: string) => (typeof resource[name] === 'string' ? spanOf(resource[name]) : undefined);
  const birth = span('birthDate');
  const death = span('deceasedDateTime');
  const [start, end] = [span('start'), span('end')];
  return [
    birth && birth.start > now + ahead ? [issue('business-rule', `${type}.birthDate`, 'is in the future')] : [],
    death && death.start > now + ahead ? [issue('business-rule', `${type}.deceased`, 'is in the future')] : [],
    birth && death && death.end <= birth.start
      ? [issue('business-rule', `${type}.deceased`, 'is before the birth')]
      : [],
    start && end && end.start < start.start ? [issue('business-rule', `${type}.end`, 'is before the start')] : [],
  ].flat();
}

/** What is contained has an id, is referred to, contains nothing itself and has no version of its own (dom-2 to dom-4). */
function containedIssues(resource: Resource): Issue[] {
  const contained = (resource['contained'] ?? []) as Resource[];
  const references = [...referencesIn(resource, resource.resourceType)];
  const meant = new Set(references.map(({ reference }) => reference));
  const ids = new Set<string>();
  const issues = contained.flatMap((one, index) => {
    const place = `${resource.resourceType}.contained[${index}]`;
    if (one.id === undefined) return [issue('required', place, 'must have id')];
    const isTwice = ids.has(one.id);
    ids.add(one.id);
    return [
      meant.has(`#${one.id}`) || meant.has('#') ? [] : [issue('invariant', place, 'is not referred to (dom-3)')],
      isTwice ? [issue('invariant', `${place}.id`, 'is used twice')] : [],
      'contained' in one ? [issue('invariant', place, 'must not contain others (dom-2)')] : [],
      one.meta?.versionId !== undefined || one.meta?.lastUpdated !== undefined
        ? [issue('invariant', place, 'must not have a version (dom-4)')]
        : [],
    ].flat();
  });
  const lost = references.filter(({ reference }) => /^#./.test(reference) && !ids.has(reference.slice(1)));
  return [...issues, ...lost.map(({ place }) => issue('invariant', place, 'refers to nothing contained (ref-1)'))];
}

/** What this sandbox holds can be looked up; what is elsewhere, or of another type, is taken on trust. */
function referenceIssues(resource: Resource, sandbox: Sandbox, base: string): Issue[] {
  return [...referencesIn(resource, resource.resourceType)].flatMap(({ reference, place }) => {
    const [type = '', id = '', ...rest] = localReference(reference, base).split('/');
    if (rest.length > 0 || id === '' || !sandbox.types.includes(type) || sandbox.find(type, id)) return [];
    const isItself = type === resource.resourceType && id === resource.id;
    return isItself ? [] : [issue('not-found', place, `refers to a ${type} that is not in the sandbox`)];
  });
}

/** Throws where something else refers to a resource (409): a sandbox whose references lead nowhere teaches nothing. */
export function requireUnreferenced(type: string, id: string, sandbox: Sandbox, base: string): void {
  const users = sandbox.types
    .flatMap((one) => sandbox.all(one))
    .filter((one) => !(one.resourceType === type && one.id === id))
    .filter((one) =>
      [...referencesIn(one, '')].some(({ reference }) => localReference(reference, base) === `${type}/${id}`),
    );
  if (users.length === 0) return;
  const diagnostics = `It is still referred to by ${users.length} other resources. Delete or change those first.`;
  throw new FhirError(409, [{ code: 'conflict', diagnostics }]);
}
