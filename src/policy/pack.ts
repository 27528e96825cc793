import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { readYaml } from '../base/yaml-file.ts';
import { forces } from '../domain/assessment.ts';
import type { Policy } from '../domain/policy.ts';
import { checks } from './checks/checks.ts';

const known: ReadonlySet<string> = new Set(checks.map(({ id }) => id));

const words = z.string().trim().min(1);
const day = z.iso.date('must be a date such as 2026-11-23');

const clause = z.strictObject({
  check: z.string().refine((id) => known.has(id), {
    error: ({ input }) => `names a check that does not exist: ${String(input)}`,
  }),
  force: z.enum(forces, { error: `must be one of ${forces.join(', ')}` }),
  clause: z.union([words, z.number().transform(String)]),
  text: words,
});

const pack = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  title: words,
  version: z.union([words, z.number().transform(String)]),
  summary: words,
  source: words,
  url: z
    .url({ protocol: /^https?$/, error: 'must be a web address, or null when it is no longer published' })
    .nullable(),
  effectiveFrom: day,
  lastReviewed: day,
  clauses: z
    .array(clause)
    .min(1, 'must hold at least one clause')
    .superRefine((clauses, context) => {
      clauses.forEach(({ check }, index) => {
        if (clauses.findIndex((other) => other.check === check) === index) return;
        context.addIssue({ code: 'custom', path: [index, 'check'], message: `is asked twice: ${check}` });
      });
    }),
});

/**
 * Reads a policy pack.
 *
 * @param text YAML, as in `policies/*.yml`
 * @param path what to call the file in messages
 * @throws Problem `invalid` with every fault and its line, checks that do not exist among them
 */
export function parsePolicy(text: string, path: string): Policy {
  const { value, faults } = readYaml(text, path, pack);
  if (value) return value;
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  throw new Problem('invalid', `The policy ${path} has ${count}.`, { faults });
}
