import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/policy/check.ts';
import type { Facts } from '../../src/policy/facts.ts';
import type { Evidence, EvidenceFile, TreeEntry } from '../../src/domain/evidence.ts';
import type { WholeTree } from '../../src/domain/whole-tree.ts';
import { readProof } from '../../src/domain/proof.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import { aLicence, anEvidence, oidOf } from '../builders.ts';

export const now = new Date('2026-11-23T12:00:00Z');

/** A README that says what the project is for and how to use it. */
export const goodReadme = `# Ward board

Ward board shows nurses and bed managers which beds on a ward are free, so that nobody has to walk round and count.

## Install and run

\`\`\`sh
npm install && npm start
\`\`\`

The board reads its beds from the hospital's own system every minute and draws them on a plan of the ward.
`;

export interface SomeFactsInput extends Partial<Omit<Facts, 'evidence'>> {
  evidence?: Partial<Omit<Evidence, 'visibility'>> & { visibility?: Evidence['visibility'] | undefined };
  /** Files by path: text, null for binary, undefined for not collected. They make the tree too. */
  holds?: Record<string, string | null | undefined>;
}

/** A good public repository; everything can be overridden. */
export function someFacts({
  evidence = {},
  holds = { 'README.md': goodReadme },
  ...given
}: SomeFactsInput = {}): Facts {
  const files = Object.entries(holds).map(([path, text]): EvidenceFile => {
    return { path, oid: oidOf(path), text, truncated: false };
  });
  const tree = files.map(({ path, oid }): TreeEntry => ({ path, oid, type: 'file' }));
  const { visibility = 'public', ...rest } = evidence;
  const facts: Facts = {
    evidence: anEvidence({ tree, ...rest, visibility }),
    files,
    licence: aLicence(),
    organisation: undefined,
    withdrawnAt: null,
    now,
    ...given,
  };
  if ('visibility' in evidence) facts.evidence.visibility = evidence.visibility;
  return facts;
}

/** A working copy with these files, in which nothing was found unless given. */
export function aWholeTree(paths: readonly string[], lines: Partial<WholeTree['lines']> = {}): WholeTree {
  const none = { secret: [], 'nhs-number': [], 'insecure-transfer': [], 'internal-host': [] };
  return {
    entries: paths.map((path) => ({ path, size: 2_000 })),
    read: paths.length,
    lines: { ...none, 'notebook-output': [], 'uk-core': [], ...lines },
  };
}

export function anOrganisation(overrides: Partial<Organisation> = {}): Organisation {
  return {
    login: 'sample-trust',
    name: 'Sample NHS Trust',
    bodyType: 'trust',
    nation: 'England',
    homepage: null,
    parent: null,
    predecessors: [],
    successor: null,
    policies: [],
    ...overrides,
  };
}

export type Row = [
  situation: string,
  given: SomeFactsInput,
  outcome: string,
  because: string | RegExp,
  proof?: string,
];

/** Without the content of files that the check does not say it reads: a harvest would collect it for no other. */
function collectedFor({ reads }: Check, { files }: Facts): Facts['files'] {
  return files?.map((file) =>
    reads.some(({ matches }) => matches(file.path)) ? file : { ...file, text: undefined },
  );
}

/** One row a case: what is given, how it should come out, and what the reason says. */
export function describeCheck(check: Check, rows: readonly Row[]): void {
  describe(check.id, () => {
    test.each(rows)('%s', (_situation, given, outcome, because, proof) => {
      const facts = someFacts(given);
      const verdict = check.judge({ ...facts, files: collectedFor(check, facts) });
      expect(verdict).toMatchObject({ outcome });
      if (typeof because === 'string') expect(verdict.because).toBe(because);
      else expect(verdict.because).toMatch(because);
      expect(verdict.proof === undefined ? undefined : readProof(verdict.proof).path).toBe(proof);
    });
  });
}
