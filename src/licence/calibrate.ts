import type { LicenceFile } from '../domain/licence-verdict.ts';
import type { LicenceDecision } from './decision.ts';

/** How a verdict came to be, as far as it tells how often such verdicts are right. */
type Kind =
  | 'text'
  | 'similar text'
  | 'identifier'
  | 'named'
  | 'vaguely named'
  | 'readme'
  | 'vague readme'
  | 'manifest'
  | 'default';

/**
 * The share of verdicts of each kind that are right, for one licence and for several. Measured on repositories and inputs when
 * they were read for the first time and again when their kinds of fault were mended, and set between the two
 * (docs/adr, "Confidence is how often such a verdict is right").
 */
const shares: Readonly<Record<Kind, readonly [one: number, several: number]>> = {
  text: [0.98, 0.96],
  'similar text': [0.98, 0.88],
  identifier: [0.98, 0.98],
  named: [0.95, 0.9],
  'vaguely named': [0.88, 0.82],
  readme: [0.95, 0.92],
  'vague readme': [0.85, 0.6],
  manifest: [0.96, 0.95],
  default: [0.3, 0.3],
};
const modified = 0.85;
const notAsserted = 0.92;
const perDisagreement = 0.08;
/** Manifests and READMEs have less certain confidences than this where they leave out a version. */
const certain = 0.75;
const npmDefault = 0.3;

/** How often a verdict such as this one is right, 0 to 1. */
export function confidenceOf(
  spdx: string,
  { confidence, decidedBy }: LicenceDecision,
  files: readonly LicenceFile[],
  hasDisagreement: boolean,
): number {
  const [one, several] =
    shares[
      kindOf(
        confidence,
        files.find(({ path }) => path === decidedBy),
      )
    ];
  const share = / (?:AND|OR) /.test(spdx) ? several : one;
  const bounded =
    spdx === 'NOASSERTION'
      ? notAsserted
      : /LicenseRef-\S+-modified/.test(spdx)
        ? Math.min(modified, share)
        : share;
  return Math.round((hasDisagreement ? Math.max(0, bounded - perDisagreement) : bounded) * 100) / 100;
}

function kindOf(confidence: number, file: LicenceFile | undefined): Kind {
  if (!file) return confidence <= npmDefault ? 'default' : 'manifest';
  if (file.method === 'exact') return 'text';
  if (file.method === 'similar') return 'similar text';
  if (file.method === 'identifier') return 'identifier';
  const isReadme = /(?:^|\/)readme/i.test(file.path);
  if (file.confidence >= certain) return isReadme ? 'readme' : 'named';
  return isReadme ? 'vague readme' : 'vaguely named';
}
