import type { Request, RequestHandler, Response } from 'express';
import { searchBundle } from './fhir/bundle.ts';
import { capabilityStatement } from './fhir/capability-statement.ts';
import { FhirError } from './fhir/operation-outcome.ts';
import type { Sandbox } from './fhir/sandbox.ts';
import { search } from './fhir/search.ts';
import type { Interaction, Operation, Resource, Specification } from './specification.ts';
import type { Validator, Values } from './validator.ts';

interface Context {
  operation: Operation;
  specification: Specification;
  validator: Validator;
  sandbox: Sandbox;
  /** The address of the API. */
  base: string;
}

/** Checks a request against the specification, answers it, and checks the answer before it goes out. */
export function operationHandler(context: Context): RequestHandler {
  const { operation, validator } = context;
  return (request, response) => {
    response.locals['operation'] = operation.id;
    const values = checkedValues(context, request);
    const status = operation.interaction === 'create' ? 201 : 200;
    const body = interactions[operation.interaction](context, { request, response, values });
    const faults = validator.answer(operation, status, body);
    if (faults.length > 0)
      throw new Error(`${operation.id} is not as specified: ${faults.map((fault) => fault.diagnostics).join(' ')}`);
    response.status(status).type('application/fhir+json').send(JSON.stringify(body));
  };
}

function checkedValues({ operation, validator }: Context, request: Request): Values {
  if (!request.accepts(['application/fhir+json', 'application/json']))
    throw new FhirError(406, [{ code: 'not-supported', diagnostics: 'This API answers application/fhir+json.' }]);
  if (operation.body && !request.is(['application/fhir+json', 'application/json']))
    throw new FhirError(415, [{ code: 'not-supported', diagnostics: 'Send the body as application/fhir+json.' }]);
  const checked = [
    validator.parameters(operation, 'header', request.headers),
    validator.parameters(operation, 'path', request.params),
    validator.parameters(operation, 'query', request.query),
  ];
  const issues = [...checked.flatMap((one) => one.issues), ...validator.body(operation, request.body)];
  if (issues.length > 0) throw new FhirError(400, issues);
  return Object.assign({}, ...checked.slice(1).map((one) => one.values)) as Values;
}

interface Exchange {
  request: Request;
  response: Response;
  values: Values;
}

const interactions: Record<Interaction, (context: Context, exchange: Exchange) => unknown> = {
  capabilities: ({ specification, base }) => capabilityStatement(specification, base),
  read({ operation, sandbox }, { values, response }) {
    const resource = sandbox.find(operation.resource, String(values['id']));
    if (!resource)
      throw new FhirError(404, [{ code: 'not-found', diagnostics: `There is no such ${operation.resource}.` }]);
    return versioned(response, resource);
  },
  'search-type'({ operation, sandbox, base }, { values }) {
    const found = search(sandbox.all(operation.resource), operation, values);
    return searchBundle(base, operation.resource, found, values);
  },
  create({ operation, sandbox, base }, { request, response }) {
    const kept = sandbox.create(request.body as Resource);
    response.set('Location', `${base}/${operation.resource}/${kept.id}`);
    return versioned(response, kept);
  },
};

function versioned(response: Response, resource: Resource): Resource {
  response.set('ETag', `W/"${resource.meta?.versionId ?? '1'}"`);
  return resource;
}
