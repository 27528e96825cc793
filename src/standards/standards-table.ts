import type { Standard } from './standard.ts';
import { recordStandards } from './table/records.ts';
import { termStandards } from './table/terms.ts';
import { serviceStandards } from './table/services.ts';
import { buildingStandards } from './table/building.ts';

/**
 * Standards of health and care that repositories speak. To add one, write in `table/` what only its speakers have; a word that
 * others use too belongs in `words`, where it needs a second place that says the same.
 */
export const standards: readonly Standard[] = [
  ...recordStandards,
  ...termStandards,
  ...serviceStandards,
  ...buildingStandards,
];
