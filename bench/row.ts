/** One line of the table: what was measured, what was hoped for, and the same job done in a plainer way. */
export interface Row {
  section: string;
  name: string;
  measured: string;
  target?: string;
  /** What the baseline is, what it took, and how many times as much that is. */
  baseline?: { name: string; measured: string; ratio: number };
}

export function ratio(baseline: number, measured: number): number {
  return Math.round((baseline / measured) * 10) / 10;
}

/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map(({ section, name, measured, target = '', baseline }) => [
    section,
    name,
    measured,
    target,
    baseline ? `${baseline.name}: ${baseline.measured} (${baseline.ratio}×)` : '',
  ]);
  const head = ['section', 'what', 'measured', 'target', 'baseline'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n'));
}
