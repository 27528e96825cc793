import type { Evidence } from '../../domain/evidence.ts';
import type { LicenceFile, LicenceVerdict } from '../../domain/licence-verdict.ts';
import { licenceWords } from '../components/item-view.ts';
import { fileAddress } from './readme/links.ts';
import { dateOf } from '../text/dates.ts';
import { methodWords, scopeWords } from '../text/labels.ts';

/** Runs of differing words shown for one file. */
const shownDifferences = 20;

/** The licence of a repository with its proof. `undefined`: not collected; `null`: there is none. */
export function licenceView(licence: LicenceVerdict | null | undefined, evidence: Evidence) {
  if (!licence) {
    const text = licence === null ? 'No licence' : 'Not known';
    const advice =
      licence === null
        ? 'Without a licence nobody else may reuse this code, even though they can read it.'
        : 'The files that could hold a licence were not collected.';
    return {
      text,
      advice,
      sure: '',
      by: '',
      notes: [],
      files: [],
      declared: [],
      disagreements: [],
      any: false,
    };
  }
  return {
    text: licenceWords(licence.spdx),
    advice: '',
    sure: sureWords(licence.confidence),
    by: licence.decidedBy ?? 'a person',
    notes: [
      ...curationWords(licence),
      ...classWords(licence),
      ...licence.scopes.map(({ spdx, scope }) => `${spdx} covers ${scopeWords[scope]}.`),
    ],
    files: licence.files.map((file) => fileView(file, evidence)),
    declared: licence.declared.map(({ path, spdx, raw }) => ({
      path,
      spdx: spdx ?? 'Not a known licence',
      raw,
    })),
    disagreements: licence.disagreements,
    any: true,
  };
}

/** Who decided instead of the hub, and why; the note on a lapsed verdict is among the disagreements. */
function curationWords({ curation }: LicenceVerdict): string[] {
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
    spdx: licenceWords(spdx),
    sure: sureWords(confidence),
    method: methodWords[method],
    fullText: fullText ? '' : 'The file does not hold the whole text of the licence.',
    capped: capped ? 'The file is very long: only its beginning was read.' : '',
    differences: differences.slice(0, shownDifferences),
    differing: differences.length > 0,
    more: left > 0 ? `${left} more differences are not shown.` : '',
  };
}

/** `Certain`, or a whole percentage that never rounds up to 100. */
function sureWords(confidence: number): string {
  if (confidence >= 1) return 'Certain';
  return `${Math.min(99, Math.max(0, Math.round(confidence * 100)))}% sure`;
}

function classWords({ classes }: LicenceVerdict): string[] {
  const words = [
    classes.osiApproved
      ? 'Approved by the Open Source Initiative.'
      : 'Not approved by the Open Source Initiative.',
    classes.recommendedForCode ? 'Recommended by NHS policy for code.' : '',
    classes.recommendedForDocumentation ? 'Recommended by NHS policy for documentation.' : '',
    classes.deprecated ? 'Uses an identifier that SPDX no longer recommends.' : '',
  ];
  return words.filter((word) => word !== '');
}
