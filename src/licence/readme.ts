import type { EvidenceFile } from '../registry/evidence.ts';
import type { LicenceFile } from '../registry/licence-verdict.ts';
import { identifierLine } from './identifier-line.ts';
import { expressionOf, type Part } from './read-licence-file.ts';
import { mostRead } from './plain-text.ts';
import { statementsIn, type Statement } from './statements.ts';

/** What a README says about the licence. */
export interface ReadmeReading {
  path: string;
  oid: string;
  statements: Statement[];
  capped: boolean;
}

/** Reads the licence section and plain statements of a README; undefined when there is nothing in it. */
export function readReadme({ path, oid, text, truncated }: EvidenceFile): ReadmeReading | undefined {
  if (typeof text !== 'string') return undefined;
  const statements = statementsIn(text, false);
  const identifier = statements.length === 0 ? identifierLine(text) : undefined;
  if (identifier !== undefined)
    statements.push({
      ids: [identifier],
      choice: false,
      scope: null,
      certain: true,
      text: `SPDX-License-Identifier: ${identifier}`,
    });
  if (statements.length === 0) return undefined;
  return { path, oid, statements, capped: truncated || text.length > mostRead };
}

/** What a README's statements come to, as parts. */
export function partsOf(statements: readonly Statement[]): Part[] {
  return statements.flatMap(({ ids, scope }) => ids.map((spdx) => ({ spdx, scope })));
}

/** A README as a licence-bearing file of a verdict. */
export function asLicenceFile({ path, oid, statements, capped }: ReadmeReading): LicenceFile {
  const choice = statements.some((statement) => statement.choice);
  return {
    path,
    oid,
    spdx: expressionOf(partsOf(statements), choice),
    confidence: statements.every(({ certain }) => certain) ? 0.8 : 0.65,
    method: 'named',
    fullText: false,
    differences: [],
    capped,
  };
}
