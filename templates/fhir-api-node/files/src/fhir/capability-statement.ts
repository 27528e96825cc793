import type { Operation, Parameter, Specification } from '../specification.ts';
import { includesOf } from './search/include.ts';
import { modifiersOf } from './search/query.ts';

/** What the API can do, read off its specification. */
export function capabilityStatement({ document, title, description, operations }: Specification, base: string) {
  const { version } = document['info'] as { version: string };
  const types = [...new Set(operations.map(({ resource }) => resource).filter((resource) => resource !== ''))];
  return {
    resourceType: 'CapabilityStatement',
    status: 'draft',
    date: started,
    kind: 'instance',
    software: { name: title, version },
    implementation: { description, url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'application/json', 'json'],
    patchFormat: ['application/json-patch+json'],
    rest: [
      {
        mode: 'server',
        documentation:
          'A sandbox with synthetic data in memory. A search refuses parameters that are not listed here, unless Prefer says handling=lenient. A parameter that is repeated has to fit each time; commas are between alternatives. Chaining is not supported.',
        security: { cors: true, description: 'There is no sign-in: never send details of real people.' },
        resource: types.map((type) => ofType(type, operations)),
      },
    ],
  };
}

const started = new Date().toISOString();

function ofType(type: string, operations: Operation[]) {
  const own = operations.filter(({ resource }) => resource === type);
  const can = (interaction: Operation['interaction']) => own.some((one) => one.interaction === interaction);
  const search = own.find(({ interaction }) => interaction === 'search-type');
  const takes = (header: string) => own.some(({ parameters }) => parameters.some(({ name }) => name === header));
  const paths = (name: '_include' | '_revinclude') =>
    search ? includesOf(search, operations, name).map(({ path }) => path) : [];
  const include = paths('_include');
  const revInclude = paths('_revinclude');
  return {
    type,
    supportedProfile: [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${type}`],
    interaction: [...new Set(own.map(({ interaction }) => interaction))].map((code) => ({ code })),
    versioning: can('update') ? 'versioned-update' : 'no-version',
    readHistory: can('vread'),
    updateCreate: can('update'),
    conditionalCreate: takes('If-None-Exist'),
    conditionalRead: takes('If-None-Match') ? 'full-support' : 'not-supported',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    referencePolicy: ['literal', 'logical', 'enforced'],
    // FHIR does not allow an empty list.
    ...(include.length > 0 && { searchInclude: include }),
    ...(revInclude.length > 0 && { searchRevInclude: revInclude }),
    ...(search && { searchParam: search.parameters.flatMap(searchParam) }),
  };
}

function searchParam(parameter: Parameter) {
  const { name, description, search } = parameter;
  if (!search) return [];
  const modifiers = modifiersOf(parameter).map((modifier) => `:${modifier}`);
  return [{ name, type: search.type, documentation: `${description} Modifiers: ${modifiers.join(', ')}.`.trim() }];
}
