import { failure } from '../fhir/operation-outcome.ts';

/** What this API answers, what it likes best first. */
const answered = ['application/fhir+json', 'application/json', 'text/json'];
const versions = ['4.0', '4.0.1'];

interface MediaType {
  name: string;
  parameters: Map<string, string>;
}

/**
 * The media type of an answer, by `_format` or else by Accept; parameters such as charset and an API version are let
 * pass. Throws 406 where the caller takes nothing but what this API does not have, such as XML.
 */
export function answerType(accept: string | undefined, format: string | null): string {
  if (format !== null) return fromFormat(format);
  const wanted = (accept || '*/*')
    .split(',')
    .map((part) => mediaType(part))
    .filter(({ name }) => name !== '');
  const ranked = answered
    .map((name) => ({ name, quality: Math.max(0, ...wanted.map((range) => qualityOf(range, name))) }))
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const best = ranked[0];
  if (best) return best.name;
  throw failure(406, 'not-supported', notAnswered);
}

const notAnswered =
  'This API answers JSON of FHIR R4. Ask for application/fhir+json, with fhirVersion=4.0 if you name a version. It has no XML.';

/** A query string turns the plus of application/fhir+json into a space. */
function fromFormat(format: string): string {
  const { name, parameters } = mediaType(format.replaceAll(' ', '+').toLowerCase());
  const isJson = ['json', ...answered].includes(name);
  if (!isJson || !isR4(parameters)) throw failure(406, 'not-supported', notAnswered);
  return answered.includes(name) ? name : 'application/fhir+json';
}

/** How much a range such as `application/*;q=0.5` is wanted for a type; 0 where it does not hold it. */
function qualityOf({ name, parameters }: MediaType, type: string): number {
  const holds = name === type || name === '*/*' || name === `${type.split('/')[0]}/*`;
  if (!holds || !isR4(parameters)) return 0;
  const quality = Number(parameters.get('q') ?? 1);
  return Number.isNaN(quality) ? 0 : quality;
}

/** Throws 415 for a body that is not JSON of FHIR R4 in UTF-8. */
export function requireFhirJson(contentType: string | undefined): void {
  const { name, parameters } = mediaType(contentType ?? '');
  if (!answered.includes(name))
    throw failure(415, 'not-supported', 'Send the body as application/fhir+json. This API does not read XML.');
  if (!isR4(parameters)) throw failure(415, 'not-supported', 'This API reads FHIR R4: fhirVersion=4.0.');
  if (!['utf-8', 'utf8'].includes(parameters.get('charset') ?? 'utf-8'))
    throw failure(415, 'not-supported', 'Send the body in UTF-8.');
}

/** Throws 415 for a patch in another form than JSON Patch: FHIRPath and XML have theirs. */
export function requireJsonPatch(contentType: string | undefined): void {
  if (mediaType(contentType ?? '').name !== 'application/json-patch+json')
    throw failure(415, 'not-supported', 'Send a patch as application/json-patch+json (RFC 6902).');
}

/** Throws 415 for a search whose body is not a form. */
export function requireForm(contentType: string | undefined): void {
  if (contentType !== undefined && mediaType(contentType).name !== 'application/x-www-form-urlencoded')
    throw failure(415, 'not-supported', 'Send the parameters of a search as application/x-www-form-urlencoded.');
}

function isR4(parameters: Map<string, string>): boolean {
  return versions.includes(parameters.get('fhirversion') ?? '4.0');
}

function mediaType(text: string): MediaType {
  const [name = '', ...rest] = text.toLowerCase().split(';');
  const parameters = rest.map((part): [string, string] => {
    const [key = '', value = ''] = part.split('=');
    return [key.trim(), value.trim().replace(/^"(.*)"$/, '$1')];
  });
  return { name: name.trim(), parameters: new Map(parameters) };
}
