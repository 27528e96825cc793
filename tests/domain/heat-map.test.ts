import { expect, test } from 'vitest';
import { heatMap, shareMet } from '../../src/domain/heat-map.ts';
import { anOrganisation, noOutcomes } from '../web/fake-tools.ts';

const organisations = [
  anOrganisation({ login: 'One', nation: 'England', bodyType: 'trust' }),
  anOrganisation({ login: 'two', nation: 'Wales', bodyType: 'trust' }),
];
const figures = [
  { organisation: 'one', check: 'a', outcomes: noOutcomes({ met: 1, unmet: 2 }) },
  { organisation: 'two', check: 'a', outcomes: noOutcomes({ met: 3, unknown: 1 }) },
  { organisation: 'two', check: 'b', outcomes: noOutcomes({ waived: 1 }) },
  { organisation: 'no-longer-here', check: 'a', outcomes: noOutcomes({ met: 100 }) },
];

test.each([
  ['organisation', { one: { a: [1, 3] }, two: { a: [3, 3], b: [1, 1] } }],
  ['nation', { England: { a: [1, 3] }, Wales: { a: [3, 3], b: [1, 1] } }],
  ['bodyType', { trust: { a: [4, 6], b: [1, 1] } }],
] as const)('figures are added up by %s', (level, expected) => {
  const rows = heatMap(figures, organisations, level).map(({ key, checks }) => [
    key,
    Object.fromEntries(
      Array.from(checks, ([check, outcomes]) => [check, [shareMet(outcomes).met, shareMet(outcomes).of]]),
    ),
  ]);
  expect(Object.fromEntries(rows)).toEqual(expected);
});

test('adding up changes no figures', () => {
  const before = structuredClone(figures);
  heatMap(figures, organisations, 'bodyType');
  expect(figures).toEqual(before);
});
