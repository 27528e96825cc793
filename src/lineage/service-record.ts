import { z } from 'zod';
import { readYaml, type YamlReading } from '../base/yaml-file.ts';
import { isRepositoryName, nameFromAddress } from './template-name.ts';
import type { ServiceRecord } from '../domain/template.ts';

/** Where a service says what it was made from. */
export const recordPath = '.codehub.yml';

/** In characters. A record is a page at most; a longer text made to be slow would hold up its reader for seconds. */
export const maxRecordLength = 32_000;

const ownTemplate = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ownVersion = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
const maxPaths = 200;
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Of these characters none means anything in Markdown, YAML or a shell: templates write the address into files as it is. */
const hubAddress = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*$/;

/** Whether a text is the address of a hub as records keep it: without a slash, query or fragment at its end. */
export function isHubAddress(text: string): boolean {
  return text.length <= 300 && hubAddress.test(text);
}

const paths = z
  .array(z.string({ error: 'must be a path or pattern' }).min(1, 'must not be empty').max(500), {
    error: 'must be a list of paths',
  })
  .max(maxPaths, `must not hold more than ${maxPaths} paths`);

const answers = z
  .record(
    z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be names of questions'),
    z.union([z.string().max(10_000), z.boolean()], { error: 'must be text, true or false' }),
    { error: 'must hold questions and their answers' },
  )
  .refine((given) => Object.keys(given).length <= 200, 'must not hold more than 200 answers')
  .default({});

const layer = z.object({
  template: z.string('must name a layer').regex(ownTemplate, 'must name a layer').max(100),
  version: z.string('must be a version such as "1.0.0"').regex(ownVersion, 'must be a version such as 1.0.0'),
  answers,
});

/** What later versions of the hub may add is left aside. */
const record: z.ZodType<ServiceRecord> = z
  .object({
    template: z.string('must name a template').max(201),
    version: z.string('must be a version such as "1.0.0"').max(64),
    from: z
      .string('must be the address of a repository')
      .regex(/^[^\p{Cc}\s]+$/u, 'must be the address of a repository')
      .max(2048)
      .optional(),
    hub: z
      .string('must be the address of a hub')
      .regex(hubAddress, 'must be the address of a hub, such as https://code.nhs.example')
      .max(300)
      .optional(),
    started: z.iso.date({ error: 'must be a date such as 2026-11-23' }).nullable().default(null),
    answers,
    layers: z.array(layer).max(20, 'must not hold more than 20 layers').optional(),
    mine: paths.optional(),
    deleted: paths.optional(),
  })
  .superRefine((read, context) => {
    const fault = (field: keyof ServiceRecord, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const checkKind = isRepositoryName(read.template) ? checkRepository : checkTemplate;
    checkKind(read, fault);
  });

type Fault = (field: keyof ServiceRecord, message: string) => void;

function checkTemplate({ template, version }: ServiceRecord, fault: Fault): void {
  if (!ownTemplate.test(template) || template.length > 100) fault('template', 'must name a template');
  if (!ownVersion.test(version)) fault('version', 'must be a version such as 1.0.0');
}

/** The address counts when an upgrade reads; the name is what people see. The two must not say different things. */
function checkRepository({ template, version, from }: ServiceRecord, fault: Fault): void {
  if (!commit.test(version)) fault('version', 'must be the object id of a commit, of 40 or 64 characters');
  if (from === undefined || nameFromAddress(from) !== template)
    fault('from', `must be the address of ${template}`);
}

/**
 * Reads a service's `.codehub.yml`, wherever it comes from. The answers are plain values: what a template asks today is
 * for `readAnswers` to say.
 *
 * @returns the record, or every fault with its line
 */
export function readServiceRecord(text: string): YamlReading<ServiceRecord> {
  if (text.length > maxRecordLength)
    return { value: undefined, faults: [`${recordPath} is too long to be a record.`] };
  return readYaml(text, recordPath, record);
}
