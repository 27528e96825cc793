import type { Specification } from '../specification.ts';

/** What the API can do, read off its specification. */
export function capabilityStatement({ document, title, description, operations }: Specification, base: string) {
  const { version } = document['info'] as { version: string };
  const types = Map.groupBy(
    operations.filter(({ resource }) => resource !== ''),
    ({ resource }) => resource,
  );
  return {
    resourceType: 'CapabilityStatement',
    status: 'draft',
    date: started,
    kind: 'instance',
    software: { name: title, version },
    implementation: { description: description, url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'application/json'],
    rest: [
      {
        mode: 'server',
        resource: [...types].map(([type, own]) => ({
          type,
          supportedProfile: [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${type}`],
          interaction: own.map(({ interaction }) => ({ code: interaction })),
          searchParam: own
            .flatMap(({ parameters }) => parameters)
            .filter(({ searchType }) => searchType !== undefined)
            .map(({ name, searchType, description: documentation }) => ({
              name,
              type: searchType,
              ...(documentation && { documentation }),
            })),
        })),
      },
    ],
  };
}

const started = new Date().toISOString();
