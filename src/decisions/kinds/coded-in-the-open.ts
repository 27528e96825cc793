import type { DecisionKind } from './kind.ts';

export const codedInTheOpen: DecisionKind = {
  id: 'coded-in-the-open',
  label: 'Coded in the open',
  meaning: 'The code is public from the first commit.',
  effect: 'publication',
  permitsClosed: false,
  needsThreatModel: false,
  reasons: { default: { text: 'It is the default for new code' } },
};
