import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';

/** Parts of one bar from left to right, as `components/bar` draws them: 100 units wide. */
export interface BarView {
  /** False where there is nothing to draw. */
  any: boolean;
  segments: { kind: string; x: string; width: string }[];
}

const barWidth = 100;

/** One bar of parts that add up to its whole; parts of nothing are left out. */
export function stackedBar<K extends string>(
  values: Readonly<Record<K, number>>,
  kinds: readonly K[],
): BarView {
  const total = kinds.reduce((sum, kind) => sum + values[kind], 0);
  if (total === 0) return { any: false, segments: [] };
  const x = scaleLinear([0, total], [0, barWidth]);
  const series = stack<Readonly<Record<K, number>>, K>().keys(kinds)([values]);
  const segments = series.flatMap(({ key, 0: part }) => {
    const [from = 0, to = 0] = part ?? [];
    return to > from ? [{ kind: key, x: x(from).toFixed(2), width: (x(to) - x(from)).toFixed(2) }] : [];
  });
  return { any: true, segments };
}
