import { Problem } from '../../src/base/problem.ts';
import type { ServiceUpgrade, UpgradeControl, UpgradeRun } from '../../src/templates/templates.ts';

type Order = Parameters<UpgradeControl['start']>[0];

/** One service of a run that was upgraded, but for what a test puts in its place. */
export function aServiceUpgrade(overrides: Partial<ServiceUpgrade> = {}): ServiceUpgrade {
  return {
    ...{ owner: 'sample-trust', name: 'ward-board', state: 'opened', from: '1.0.0', to: '1.2.0' },
    ...{ writes: ['.codehub.yml', 'app.js'], deletions: ['old.js'], conflicts: [] },
    pullRequest: { url: 'https://github.com/sample-trust/ward-board/pull/12', number: 12 },
    ...{ message: null, faults: [] },
    ...overrides,
  };
}

export const aConflict = {
  ...{ kind: 'both-changed' as const, path: 'views/<b>password.html', others: [], marked: true },
  message: 'Changed both here and in the template. Both versions are marked in the file.',
};

/** Upgrades that end at once: the first service has a conflict, the second fails, the others succeed. */
export function sampleUpgrades(): UpgradeControl & { orders: Order[]; runs: Map<string, UpgradeRun> } {
  const orders: Order[] = [];
  const runs = new Map<string, UpgradeRun>();
  const outcomes = (dryRun: boolean): Partial<ServiceUpgrade>[] => [
    { conflicts: [aConflict], ...(dryRun && { state: 'planned', pullRequest: null }) },
    {
      ...{ state: 'failed', writes: [], deletions: [], pullRequest: null },
      ...{ message: 'Its .codehub.yml is <b>not</b> right.', faults: ['.codehub.yml, line 1: version'] },
    },
    dryRun ? { state: 'planned', pullRequest: null } : {},
  ];
  return {
    orders,
    runs,
    async start(order) {
      if (order.repositories?.includes('sample-trust/busy'))
        throw new Problem('conflict', 'Other services are being upgraded.');
      orders.push(order);
      const id = `run-${runs.size + 1}`;
      const services = (order.repositories ?? []).map((fullName, index) => {
        const [owner = '', name = ''] = fullName.split('/');
        return aServiceUpgrade({ owner, name, ...(outcomes(order.dryRun)[Math.min(index, 2)] ?? {}) });
      });
      const { template, dryRun } = order;
      const at = '2026-11-23T12:00:00.000Z';
      const run = { id, template, dryRun, startedAt: at, finishedAt: at, services };
      runs.set(id, run);
      return run;
    },
    find: (id) => runs.get(id),
    ended: async () => {},
  };
}
