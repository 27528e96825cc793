import type { DecisionKind } from './kind.ts';

export const waiver: DecisionKind = {
  id: 'waiver',
  label: 'Waiver',
  meaning: 'One check is not asked of the repository for a time. It is shown as waived, never as met.',
  effect: 'waived',
  permitsClosed: false,
  needsThreatModel: false,
  reasons: {
    'other-means': { text: 'What the check protects is ensured by other means' },
    'being-mended': { text: 'It is being mended' },
    replaced: { text: 'The repository is about to be replaced or archived' },
    'not-relevant': { text: 'The check does not fit what the repository is for' },
  },
};
