import type { DecisionKind } from './kind.ts';

export const openSource: DecisionKind = {
  id: 'open-source',
  label: 'Open source',
  meaning:
    'The code is published at the earliest opportunity, because it could not be coded in the open from the start.',
  effect: 'publication',
  permitsClosed: true,
  needsThreatModel: false,
  reasons: {
    training: { text: 'The team needs training first', coolingOffMonths: 6 },
    tools: { text: 'The team lacks the equipment or tools', coolingOffMonths: 6 },
    technical: { text: 'Technical limits stand in the way', coolingOffMonths: 6 },
    procurement: { text: 'A contract stands in the way', coolingOffMonths: 6 },
  },
};
