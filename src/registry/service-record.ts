import { z } from 'zod';
import { readYaml, type YamlReading } from '../base/yaml-file.ts';
import type { ServiceRecord } from './template.ts';

/** Where a service says what it was made from. */
export const recordPath = '.codehub.yml';

const largest = 100_000;

/** What later versions of the hub may add is left aside. */
const record: z.ZodType<ServiceRecord> = z.object({
  template: z
    .string('must name a template')
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must name a template')
    .max(100),
  version: z
    .string('must be a version such as "1.0.0"')
    .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'must be a version such as 1.0.0'),
  started: z.iso.date({ error: 'must be a date such as 2026-11-23' }).nullable().default(null),
  answers: z
    .record(
      z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be names of questions'),
      z.union([z.string().max(10_000), z.boolean()], { error: 'must be text, true or false' }),
      { error: 'must hold questions and their answers' },
    )
    .refine((answers) => Object.keys(answers).length <= 200, 'must not hold more than 200 answers'),
});

/**
 * Reads a service's `.codehub.yml`, wherever it comes from. The answers are plain values: what a template asks today is
 * for `readAnswers` to say.
 *
 * @returns the record, or every fault with its line
 */
export function readServiceRecord(text: string): YamlReading<ServiceRecord> {
  if (text.length > largest)
    return { value: undefined, faults: [`${recordPath} is too long to be a record.`] };
  return readYaml(text, recordPath, record);
}
