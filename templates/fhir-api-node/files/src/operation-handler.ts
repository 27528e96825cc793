import type { Request, RequestHandler } from 'express';
import { FhirError, failure } from './fhir/operation-outcome.ts';
import { answerType, requireFhirJson, requireForm, requireJsonPatch } from './http/media-types.ts';
import { readPreferences } from './http/prefer.ts';
import { interactions, type Answer, type Context } from './interactions.ts';
import type { Values } from './validator.ts';

/** Checks a request against the specification, answers it, and checks the answer before it goes out. */
export function operationHandler(context: Context): RequestHandler {
  const { operation, validator } = context;
  return (request, response) => {
    response.locals['operation'] = operation.id;
    const pairs = pairsOf(request);
    const type = answerType(request.get('Accept'), valueOf(pairs, '_format'));
    const values = checkedValues(context, request, pairs);
    const answer: Answer = interactions[operation.interaction](context, {
      request,
      pairs,
      values,
      preferences: readPreferences(request.get('Prefer')),
    });
    const faults = validator.answer(operation, answer.status, answer.body);
    if (faults.length > 0)
      throw new Error(`${operation.id} is not as specified: ${faults.map((fault) => fault.diagnostics).join(' ')}`);
    response.status(answer.status).set(answer.headers ?? {});
    if (answer.body === undefined) return void response.end();
    const isPretty = valueOf(pairs, '_pretty') === 'true';
    response.type(`${type}; charset=utf-8`).send(JSON.stringify(answer.body, undefined, isPretty ? 2 : undefined));
  };
}

/** Many clients write the plus of +01:00 as it is, which a query string takes for a space. */
const lostPlus = /(T[\d:.]+) (\d{2}:\d{2})/g;

/** The parameters of the address and of a form, in their order: FHIR lets a search use both. */
export function pairsOf(request: Request): [string, string][] {
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  const form = typeof request.body === 'string' ? new URLSearchParams(request.body) : [];
  return [...searchParams, ...form].map(([name, value]) => [name, value.replace(lostPlus, '$1+$2')]);
}

/** FHIR calls what starts with $ an operation. */
export const noOperations = [404, 'not-supported', 'Operations, whose names start with $, are not supported.'] as const;

function valueOf(pairs: [string, string][], wanted: string): string | null {
  return pairs.find(([name]) => name === wanted)?.[1] ?? null;
}

function checkedValues({ operation, validator }: Context, request: Request, pairs: [string, string][]): Values {
  if (String(request.params['id'] ?? '').startsWith('$')) throw failure(...noOperations);
  const contentType = request.get('Content-Type');
  if (operation.bodyType === 'application/fhir+json') requireFhirJson(contentType);
  else if (operation.bodyType) requireJsonPatch(contentType);
  else if (operation.method === 'post') requireForm(contentType);
  const checked = [
    validator.parameters(operation, 'header', request.headers),
    validator.parameters(operation, 'path', request.params),
    // A search reads its own query, which may be lenient.
    ...(operation.interaction === 'search-type'
      ? []
      : [validator.parameters(operation, 'query', Object.fromEntries(pairs))]),
  ];
  const issues = [...checked.flatMap((one) => one.issues), ...validator.body(operation, request.body)];
  if (issues.length > 0) throw new FhirError(400, issues);
  return Object.assign({}, ...checked.slice(1).map((one) => one.values)) as Values;
}
