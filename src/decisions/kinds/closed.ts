import type { DecisionKind } from './kind.ts';

export const closed: DecisionKind = {
  id: 'closed',
  label: 'Closed',
  meaning: 'The code stays private or shared within the organisation, and is developed as if it were open.',
  effect: 'publication',
  permitsClosed: true,
  needsThreatModel: true,
  reasons: {
    secrets: { text: 'It cannot be separated from keys, credentials or secrets' },
    disclosive: {
      text: 'It cannot be separated from information about patients, staff, systems or infrastructure',
    },
    'fraud-detection': { text: 'It works only while it is private, such as fraud detection' },
    business: { text: 'It shows a business decision that is not made public yet', coolingOffMonths: 6 },
    'unreleased-policy': { text: 'It shows public policy that is not released yet', coolingOffMonths: 9 },
    statistics: { text: 'It shows official statistics that are not published yet', coolingOffMonths: 9 },
    commercial: { text: 'It is highly commercially sensitive', coolingOffMonths: 9 },
  },
};
