[% if (format === 'fhir') { -%]
import { readFhirMessage } from './fhir-message.ts';
import type { ReadMessage, SplitMessages } from './message.ts';
export { syntheticFhirMessage as syntheticMessage } from './fhir-message.ts';

/** What HTTP posts are sent as, and what files end with. */
export const mediaType = 'application/fhir+json';
export const extension = 'json';

/** How messages are read. */
export const readerFor = (_config: object): ReadMessage => readFhirMessage;

/** A file or a post holds one message. */
export const splitMessages: SplitMessages = () => undefined;
[% } else { -%]
export { splitHl7v2Batch as splitMessages } from './hl7v2-batch.ts';
export { hl7v2Reader as readerFor } from './hl7v2-message.ts';
export { syntheticHl7v2Message as syntheticMessage } from './hl7v2-synthetic.ts';

/** What HTTP posts are sent as, and what files end with. */
export const mediaType = 'x-application/hl7-v2+er7';
export const extension = 'hl7';
[% } -%]
