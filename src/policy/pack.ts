import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { readYaml } from '../base/yaml-file.ts';
import { forces } from '../domain/assessment.ts';
import { bodyTypes, nations } from '../domain/organisation.ts';
import type { Policy, PolicyClause } from '../domain/policy.ts';
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

const fields = z.strictObject({
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
  effectiveUntil: day.optional(),
  reviewBy: day.optional(),
  appliesTo: z
    .strictObject({
      nations: z
        .array(z.enum(nations, { error: `must be one of ${nations.join(', ')}` }))
        .min(1)
        .optional(),
      bodyTypes: z
        .array(z.enum(bodyTypes, { error: `must be one of ${bodyTypes.join(', ')}` }))
        .min(1)
        .optional(),
    })
    .optional(),
  draft: z.boolean({ error: 'must be true or false' }).optional(),
  optIn: z.boolean({ error: 'must be true or false' }).optional(),
  extends: words.optional(),
  without: z.array(words).optional(),
  clauses: z
    .array(clause)
    .default([])
    .superRefine((clauses, context) => {
      clauses.forEach(({ check }, index) => {
        if (clauses.findIndex((other) => other.check === check) === index) return;
        context.addIssue({ code: 'custom', path: [index, 'check'], message: `is asked twice: ${check}` });
      });
    }),
});

const pack = fields.superRefine(
  ({ effectiveFrom, effectiveUntil, clauses, extends: parent, without }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (clauses.length === 0 && parent === undefined) fault('clauses', 'must hold at least one clause');
    if (without && parent === undefined)
      fault('without', 'needs a pack to leave checks out of: name it with extends');
    if (effectiveUntil !== undefined && effectiveUntil < effectiveFrom)
      fault('effectiveUntil', 'must not be before effectiveFrom');
  },
);

/** A pack as its file says, before what it takes over from another is added. */
export type PolicyFile = Policy & { without?: readonly string[] | undefined };

/**
 * Reads the file of a policy pack. What it takes over from another pack is added by `joinPacks`.
 *
 * @param text YAML, as in `policies/*.yml`
 * @param path what to call the file in messages
 * @throws Problem `invalid` with every fault and its line, checks that do not exist among them
 */
export function parsePack(text: string, path: string): PolicyFile {
  const { value, faults } = readYaml(text, path, pack);
  if (value) return value;
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  throw new Problem('invalid', `The policy ${path} has ${count}.`, { faults });
}

/** Packs with what they take over from others: clauses of their own win, those named in `without` are left out. */
export function joinPacks(files: readonly PolicyFile[]): { policies: Policy[]; faults: string[] } {
  const faults: string[] = [];
  const byId = new Map<string, PolicyFile>();
  for (const file of files) {
    if (byId.has(file.id)) faults.push(`There are two policies called ${file.id}.`);
    byId.set(file.id, file);
  }
  const policies = files.map(({ without: _, ...file }) => ({
    ...file,
    clauses: clausesOf(file.id, byId, [], faults),
  }));
  return { policies, faults: [...new Set(faults)] };
}

function clausesOf(
  id: string,
  byId: ReadonlyMap<string, PolicyFile>,
  below: readonly string[],
  faults: string[],
): PolicyClause[] {
  const file = byId.get(id);
  if (file === undefined || below.includes(id)) {
    const [first = id] = below;
    faults.push(
      file ? `The policy ${id} extends itself.` : `The policy ${first} extends ${id}, which does not exist.`,
    );
    return [];
  }
  if (file.extends === undefined) return file.clauses;
  const own = new Map(file.clauses.map((each) => [each.check, each]));
  const inherited = clausesOf(file.extends, byId, [...below, id], faults);
  for (const check of file.without ?? [])
    if (!inherited.some((each) => each.check === check))
      faults.push(`The policy ${id} leaves out ${check}, which ${file.extends} does not ask for.`);
  const kept = inherited.filter(({ check }) => !file.without?.includes(check) && !own.has(check));
  return [...kept, ...file.clauses];
}
