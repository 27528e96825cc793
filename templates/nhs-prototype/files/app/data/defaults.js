/**
 * Answers that everybody starts with, by version. Useful to begin a session in the middle of a journey.
 * Made-up data only: `npm run fake-data` makes as much as you need.
 */
export const defaults = {
  // v2: { fullName: 'Rowan Sample' },
};
