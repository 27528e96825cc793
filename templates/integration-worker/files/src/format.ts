[% if (format === 'fhir') { -%]
export { readFhirMessage as readMessage } from './fhir-message.ts';
export { syntheticFhirMessage as syntheticMessage } from './fhir-message.ts';

/** What HTTP posts are sent as, and what files end with. */
export const mediaType = 'application/fhir+json';
export const extension = 'json';
[% } else { -%]
export { readHl7v2Message as readMessage } from './hl7v2-message.ts';
export { syntheticHl7v2Message as syntheticMessage } from './hl7v2-message.ts';

/** What HTTP posts are sent as, and what files end with. */
export const mediaType = 'x-application/hl7-v2+er7';
export const extension = 'hl7';
[% } -%]
