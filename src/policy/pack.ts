import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { forces } from '../registry/assessment.ts';
import type { Policy } from '../registry/policy.ts';
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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = document.errors.map(({ pos, message }) => {
    const [first = message] = message.split('\n');
    return `${path}, line ${lines.linePos(pos[0]).line}: ${first.replace(/ at line \d+.*$/, '')}`;
  });
  if (broken.length > 0) throw refused(path, broken);
  const parsed = pack.safeParse(toPlain(document));
  if (parsed.success) return parsed.data;
  throw refused(
    path,
    parsed.error.issues.map(({ path: keys, message }) => {
      const line = lineOf(document, lines, keys);
      return `${path}, line ${line}: ${keys.map(String).join('.') || 'the file'} ${message}`;
    }),
  );
}

function refused(path: string, faults: string[]): Problem {
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return new Problem('invalid', `The policy ${path} has ${count}.`, { faults });
}

/** Aliases are limited, so that a small file cannot grow into a huge value. */
function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

/** The line of a value; of what holds it when it is missing. */
function lineOf(document: Document, lines: LineCounter, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(keys.slice(0, length), true);
    const range = (node as { range?: readonly number[] } | null | undefined)?.range;
    if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
  }
  return 1;
}
