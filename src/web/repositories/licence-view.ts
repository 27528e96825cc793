import { fileAddress } from '../../domain/file-address.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { LicenceFile, LicenceVerdict } from '../../domain/licence-verdict.ts';
import { licenceLabel } from '../text/licences.ts';
import { dateOf } from '../text/dates.ts';
import { methodLabels, scopeLabels } from '../text/labels.ts';

/** Runs of differing words shown for one file. */
const shownDifferences = 20;

/** The licence of a repository with its proof. `undefined`: not collected; `null`: there is none. */
export function licenceView(licence: LicenceVerdict | null | undefined, evidence: Evidence) {
  if (!licence) {
    const text = licence === null ? 'No licence' : 'Not known';
    const advice =
      licence === null
        ? 'This code has no licence. You cannot legally reuse it, even though you can read it.'
        : 'We could not collect the files that may contain a licence, so we do not know if you can reuse this code.';
    return {
      text,
      advice,
      confidence: '',
      source: '',
      notes: [],
      files: [],
      declared: [],
      disagreements: [],
    };
  }
  return {
    text: licenceLabel(licence.spdx),
    advice: '',
    confidence: confidenceText(licence.confidence),
    source: licence.decidedBy === null ? 'decided by a person' : `based on ${licence.decidedBy}`,
    notes: [
      ...curationNotes(licence),
      ...classNotes(licence),
      ...licence.scopes.map(({ spdx, scope }) => `${spdx} covers ${scopeLabels[scope]}.`),
    ],
    files: licence.files.map((file) => fileView(file, evidence)),
    declared: licence.declared.map(({ path, spdx, raw }) => ({
      path,
      spdx: spdx ?? 'Unknown licence',
      raw,
    })),
    disagreements: licence.disagreements,
  };
}

/** Who decided instead of the hub, and why; the note on a lapsed verdict is among the disagreements. */
function curationNotes({ curation }: LicenceVerdict): string[] {
  if (curation?.state !== 'in-force') return [];
  const { by, on, because, path } = curation;
  return [`Declared by ${by} on ${dateOf(on)}, on ${path}: ${because}`];
}

function fileView(
  { path, spdx, confidence, method, differences, capped, fullText }: LicenceFile,
  evidence: Evidence,
) {
  const left = differences.length - shownDifferences;
  return {
    path,
    href: fileAddress(evidence, path) ?? '',
    spdx: licenceLabel(spdx),
    confidence: confidenceText(confidence),
    method: methodLabels[method],
    fullText: fullText ? '' : 'The file does not contain the full text of the licence.',
    capped: capped ? 'The file is very long, so we only read the start.' : '',
    differences: differences.slice(0, shownDifferences),
    differing: differences.length > 0,
    more: left > 0 ? `${left} more differences are not shown.` : '',
  };
}

/** A whole percentage that is 100 only for certainty. */
function confidenceText(confidence: number): string {
  const percentage = confidence >= 1 ? 100 : Math.min(99, Math.max(0, Math.round(confidence * 100)));
  return `confidence ${percentage}%`;
}

function classNotes({ classes }: LicenceVerdict): string[] {
  const words = [
    classes.osiApproved
      ? 'Approved by the Open Source Initiative.'
      : 'Not approved by the Open Source Initiative.',
    classes.recommendedForCode ? 'Recommended by NHS policy for code.' : '',
    classes.recommendedForDocumentation ? 'Recommended by NHS policy for documentation.' : '',
    classes.deprecated ? 'Uses an SPDX identifier that is deprecated.' : '',
  ];
  return words.filter((word) => word !== '');
}
