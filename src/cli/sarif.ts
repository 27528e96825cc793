import type { Force, Outcome } from '../domain/assessment.ts';
import type { Policy } from '../domain/policy.ts';
import { readProof, type Proof } from '../domain/proof.ts';

/** A finding with its words, as SARIF tells it. */
export interface SarifFinding {
  check: string;
  title: string;
  fix: string;
  force: Force;
  clause: string;
  outcome: Outcome;
  because: string;
  proof?: string | undefined;
}

const levels: Record<Force, 'error' | 'warning' | 'note'> = {
  mandatory: 'error',
  required: 'warning',
  recommended: 'note',
};

/** What SARIF calls an outcome; results that are no failure are kept, so that nobody takes silence for a pass. */
const kinds: Record<Outcome, 'pass' | 'fail' | 'review' | 'notApplicable'> = {
  met: 'pass',
  declared: 'pass',
  waived: 'notApplicable',
  unmet: 'fail',
  unknown: 'review',
  'not-applicable': 'notApplicable',
};

/** Findings as a SARIF 2.1.0 log. A finding about no file is placed at the README, because code scanning needs a place. */
export function sarifOf(
  { id, version, source, url }: Pick<Policy, 'id' | 'version' | 'source' | 'url'>,
  findings: readonly SarifFinding[],
) {
  const rules = findings.map(({ check, title, fix, force, clause }) => ({
    id: check,
    shortDescription: { text: title },
    fullDescription: { text: `${source}, ${clause}` },
    help: { text: fix },
    ...(url !== null && { helpUri: url }),
    defaultConfiguration: { level: levels[force] },
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'codehub check', rules } },
        automationDetails: { id: `codehub/${id}/${version}` },
        results: findings.map(resultOf),
      },
    ],
  };
}

function resultOf({ check, outcome, because, proof, force }: SarifFinding, ruleIndex: number) {
  const kind = kinds[outcome];
  return {
    ruleId: check,
    ruleIndex,
    kind,
    level: kind === 'fail' ? levels[force] : 'none',
    message: { text: because },
    locations: [{ physicalLocation: placeOf(proof ?? 'README.md') }],
    partialFingerprints: { check },
  };
}

/** SARIF has the line apart from the address of the file. */
function placeOf(proof: Proof) {
  const { path, line } = readProof(proof);
  const artifactLocation = { uri: encodeURI(path) };
  return line === null ? { artifactLocation } : { artifactLocation, region: { startLine: line } };
}
