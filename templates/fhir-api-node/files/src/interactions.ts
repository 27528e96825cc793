import type { Request } from 'express';
import { historyBundle, searchBundle } from './fhir/bundle.ts';
import { capabilityStatement } from './fhir/capability-statement.ts';
import { requireSensible, requireUnreferenced } from './fhir/checks.ts';
import { FhirError, failure, operationOutcome } from './fhir/operation-outcome.ts';
import { patched, type PatchOperation } from './fhir/patch.ts';
import type { Sandbox } from './fhir/sandbox.ts';
import { included } from './fhir/search/include.ts';
import { maxCount, readQuery, type SearchContext } from './fhir/search/query.ts';
import { subsetOf } from './fhir/search/subset.ts';
import { search } from './fhir/search.ts';
import { etagOf, isUnchanged, lastModifiedOf, names } from './http/conditions.ts';
import type { Preferences } from './http/prefer.ts';
import type { Interaction, Operation, Resource, Specification } from './specification.ts';
import type { Validator, Values } from './validator.ts';

export interface Context {
  operation: Operation;
  specification: Specification;
  validator: Validator;
  sandbox: Sandbox;
  /** The address of the API. */
  base: string;
}

export interface Exchange {
  request: Request;
  pairs: [string, string][];
  values: Values;
  preferences: Preferences;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export const interactions: Record<Interaction, (context: Context, exchange: Exchange) => Answer> = {
  capabilities: ({ specification, base }) => ({ status: 200, body: capabilityStatement(specification, base) }),
  read(context, { request, values }) {
    const { operation, sandbox } = context;
    const id = String(values['id']);
    const resource = sandbox.find(operation.resource, id) ?? gone(context, id);
    return isUnchanged(request, resource)
      ? { status: 304, headers: headersOf(resource) }
      : { status: 200, headers: headersOf(resource), body: partOf(context, values, resource) };
  },
  vread(context, { request, values }) {
    const { operation, sandbox } = context;
    const history = sandbox.history(operation.resource, String(values['id']));
    const version = history.find(({ versionId }) => versionId === values['versionId']);
    if (!version) throw notFound(operation);
    const { resource } = version;
    if (!resource) throw failure(410, 'deleted', `With this version, the ${operation.resource} was deleted.`);
    return isUnchanged(request, resource)
      ? { status: 304, headers: headersOf(resource) }
      : { status: 200, headers: headersOf(resource), body: resource };
  },
  'history-instance'({ operation, sandbox, base }, { values }) {
    const id = String(values['id']);
    const all = sandbox.history(operation.resource, id);
    if (all.length === 0) throw notFound(operation);
    const {
      _count: count = 10,
      page = 1,
      _since: since,
    } = values as { _count?: number; page?: number; _since?: string };
    const versions = all.filter(({ lastUpdated }) => Date.parse(lastUpdated) >= Date.parse(since ?? '1970-01-01'));
    const shown = { count: Math.min(count, maxCount), page };
    return { status: 200, body: historyBundle(base, `${operation.resource}/${id}`, versions, { ...shown, since }) };
  },
  'search-type'(context, { pairs, preferences }) {
    const { operation, sandbox, base, validator } = context;
    const query = readQuery(searchContext(context, operation), pairs, preferences.handling);
    const found = search(sandbox.all(operation.resource), query);
    const body = searchBundle({
      base,
      resourceType: operation.resource,
      found,
      query,
      included: (matches) => included(matches, query.include, sandbox, base),
      subset: (resource) => subsetOf(resource, query, validator.elements(resource.resourceType)),
    });
    return { status: 200, body };
  },
  create(context, { request, preferences }) {
    const { sandbox, base } = context;
    const same = alreadyThere(context, request.get('If-None-Exist'));
    if (same) return kept(context, preferences, same, 200);
    requireSensible(request.body as Resource, sandbox, base);
    return kept(context, preferences, sandbox.create(request.body as Resource), 201);
  },
  update(context, { request, values, preferences }) {
    const { operation, sandbox, base } = context;
    const id = String(values['id']);
    const resource = request.body as Resource;
    if (resource.id !== id) throw failure(400, 'invalid', `${operation.resource}.id must be the id of the address.`);
    const before = sandbox.find(operation.resource, id);
    requireMatch(request, before);
    requireSensible(resource, sandbox, base);
    return kept(context, preferences, sandbox.update(resource, id), before ? 200 : 201);
  },
  patch(context, { request, values, preferences }) {
    const { operation, sandbox, base, validator } = context;
    const id = String(values['id']);
    const before = sandbox.find(operation.resource, id) ?? gone(context, id);
    requireMatch(request, before);
    const resource = patched(before, request.body as PatchOperation[]);
    if (resource?.id !== id) throw failure(422, 'business-rule', `A patch cannot change ${operation.resource}.id.`);
    const issues = validator.schema(operation.resource, resource);
    if (issues.length > 0) throw new FhirError(422, issues);
    requireSensible(resource, sandbox, base);
    return kept(context, preferences, sandbox.update(resource, id), 200);
  },
  delete({ operation, sandbox, base }, { request, values }) {
    const id = String(values['id']);
    requireMatch(request, sandbox.find(operation.resource, id));
    requireUnreferenced(operation.resource, id, sandbox, base);
    sandbox.remove(operation.resource, id);
    return { status: 204 };
  },
};

function searchContext({ specification, validator, base }: Context, operation: Operation): SearchContext {
  return { operation, operations: specification.operations, validator, base };
}

function headersOf(resource: Resource): Record<string, string> {
  return { ETag: etagOf(resource), 'Last-Modified': lastModifiedOf(resource) };
}

function partOf({ validator }: Context, values: Values, resource: Resource): Resource {
  const elements = (values['_elements'] as string | undefined)?.split(',').map((name) => name.trim());
  const summary = values['_summary'] as string | undefined;
  return subsetOf(resource, { elements, summary }, validator.elements(resource.resourceType));
}

function gone({ operation, sandbox }: Context, id: string): never {
  if (sandbox.history(operation.resource, id).length === 0) throw notFound(operation);
  throw failure(410, 'deleted', `This ${operation.resource} was deleted. Its earlier versions are in its _history.`);
}

function notFound({ resource }: Operation) {
  return failure(404, 'not-found', `There is no such ${resource}.`);
}

/** Throws 412 where the caller has read another version than there is now, or asks that there be none yet. */
function requireMatch(request: Request, before: Resource | undefined): void {
  const match = request.get('If-Match');
  if (match !== undefined && (!before || !names(match, before)))
    throw failure(412, 'conflict', 'If-Match names another version than the one that is here now. Read it again.');
  if (request.get('If-None-Match')?.trim() === '*' && before)
    throw failure(412, 'conflict', 'It is there already, and If-None-Match asks that it be not.');
}

/** What a conditional create finds: nothing, or the one that is there. Several are too many (412). */
function alreadyThere(context: Context, condition: string | undefined): Resource | undefined {
  if (condition === undefined) return undefined;
  const { specification, operation, sandbox } = context;
  const own = specification.operations.find(
    ({ resource, interaction }) => resource === operation.resource && interaction === 'search-type',
  );
  if (!own) return undefined;
  const text = condition.replace(/^[^?]*\?/, '');
  const query = readQuery(searchContext(context, own), [...new URLSearchParams(text)], 'strict');
  if (query.criteria.length === 0) throw failure(400, 'required', 'If-None-Exist names nothing to search by.');
  const found = search(sandbox.all(operation.resource), query);
  if (found.length > 1) throw failure(412, 'multiple-matches', `If-None-Exist finds ${found.length} resources.`);
  return found[0];
}

/** The answer to what was kept, as long as the caller prefers it. */
function kept({ base }: Context, preferences: Preferences, resource: Resource, status: 200 | 201): Answer {
  const path = `${base}/${resource.resourceType}/${resource.id}/_history/${resource.meta?.versionId ?? '1'}`;
  const headers = { ...headersOf(resource), Location: path };
  if (preferences.return === 'minimal') return { status, headers };
  if (preferences.return === 'representation') return { status, headers, body: resource };
  const diagnostics = status === 201 ? 'It was created.' : 'It is kept.';
  return { status, headers, body: operationOutcome([{ code: 'informational', diagnostics }], 'information') };
}
