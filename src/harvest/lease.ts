import { holdLease, type Lease, type LeaseOptions } from '../jobs/lease.ts';

/**
 * Takes the right to harvest into this store and keeps it until disposed of.
 *
 * @throws Problem `conflict` when somebody else holds it
 */
export function holdHarvestLease(options: Pick<LeaseOptions, 'store' | 'holder' | 'clock'>): Promise<Lease> {
  return holdLease({
    ...options,
    name: 'harvest',
    busy: 'Another harvest is running on this data. Wait for it to end, or look at /harvests.',
    lost: 'Another harvest took over.',
  });
}
