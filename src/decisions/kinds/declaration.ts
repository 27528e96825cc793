import type { DecisionKind } from './kind.ts';

export const declaration: DecisionKind = {
  id: 'declaration',
  label: 'Declaration',
  meaning: 'People answer one check that files cannot answer, such as whether something is a medical device.',
  effect: 'declared',
  permitsClosed: false,
  needsThreatModel: false,
  reasons: {
    assessed: { text: 'It was assessed and passed' },
    'not-a-medical-device': { text: 'It was reviewed and is not a medical device' },
    'medical-device': { text: 'It is a medical device and meets the regulations' },
    dtac: { text: 'It was assessed against the Digital Technology Assessment Criteria' },
    'data-permission': { text: 'There is written permission for the data it holds' },
    'no-data': { text: 'It holds no data that needs permission' },
  },
};
