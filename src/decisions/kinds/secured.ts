import type { DecisionKind } from './kind.ts';

export const secured: DecisionKind = {
  id: 'secured',
  label: 'Secured',
  meaning: 'The code is never opened. It needs protection in depth, because keeping it closed is not enough.',
  effect: 'publication',
  permitsClosed: true,
  needsThreatModel: true,
  reasons: {
    legal: { text: 'The law requires it' },
    integrity: { text: 'The integrity of a larger system requires it' },
  },
};
