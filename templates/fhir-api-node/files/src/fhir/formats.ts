import { hasTime, spanOf } from './times.ts';
import { isNarrative } from './xhtml.ts';

interface Format {
  /** What a value has to be, to follow "must be". */
  words: string;
  test(text: string): boolean;
}

const pattern = (words: string, expression: RegExp): Format => ({ words, test: (text) => expression.test(text) });
const absolute = /^[a-z][a-z0-9+.-]*:\S+$/i;
const oid = /^urn:oid:[0-2](\.(0|[1-9][0-9]*))+$/;
const uuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The forms that FHIR R4 gives its primitive types (hl7.org/fhir/R4/datatypes.html), by names of this API's schemas. */
export const formats: Record<string, Format> = {
  'fhir-string': pattern('text of at least one character', /^[ \r\n\t\S]+$/),
  'fhir-code': pattern('a code without spaces at its ends or two in a row', /^\S+(\s\S+)*$/),
  'fhir-id': pattern('an id of 1 to 64 letters, digits, hyphens and dots', /^[A-Za-z0-9.-]{1,64}$/),
  'fhir-oid': pattern('an OID that starts with urn:oid:', oid),
  'fhir-uuid': pattern('a UUID in lower case that starts with urn:uuid:', uuid),
  'fhir-uri': { words: 'a URI without spaces, and after urn:oid: or urn:uuid: one of that form', test: isUri },
  // Not a type of FHIR, but what the definitions of Identifier.system and Coding.system say in words.
  'fhir-absolute': {
    words: 'an absolute URI, such as https://fhir.nhs.uk/Id/nhs-number or urn:oid:2.16.840.1',
    test: (text) => absolute.test(text) && isUri(text),
  },
  'fhir-url': {
    words: 'an absolute URL, such as https://example.nhs.uk',
    test: (text) => absolute.test(text) && isUri(text),
  },
  'fhir-canonical': {
    words: 'an absolute address, such as https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient',
    test: (text) => (absolute.test(text) && isUri(text.replace(/[|#].*$/, ''))) || /^#\S+$/.test(text),
  },
  'fhir-date': {
    words: 'a date that exists, written YYYY, YYYY-MM or YYYY-MM-DD',
    test: (text) => !hasTime(text) && spanOf(text) !== undefined,
  },
  'fhir-dateTime': {
    words: 'a date that exists, or a date and time with seconds and time zone, such as 2026-03-02T09:00:00Z',
    test: (text) => (hasTime(text) ? isInstant(text) : spanOf(text) !== undefined),
  },
  'fhir-instant': {
    words: 'a date and time that exist, with seconds and time zone, such as 2026-03-02T09:00:00Z',
    test: isInstant,
  },
  'fhir-time': pattern(
    'a time of day with seconds, such as 09:00:00',
    /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?$/,
  ),
  'fhir-base64': {
    words: 'base64',
    test(text) {
      const digits = text.replace(/\s/g, '');
      return digits.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(digits);
    },
  },
  'fhir-xhtml': {
    words: 'one div of well-formed XHTML with its xmlns and some content, without scripts, forms and events',
    test: isNarrative,
  },
};

function isInstant(text: string): boolean {
  return /T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) && spanOf(text) !== undefined;
}

function isUri(text: string): boolean {
  if (text.startsWith('urn:oid:')) return oid.test(text);
  if (text.startsWith('urn:uuid:')) return uuid.test(text.toLowerCase());
  return /^\S+$/.test(text);
}
