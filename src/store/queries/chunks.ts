/**
 * Well below what databases allow (SQLite 32,766): statements of a few hundred parameters repeat and stay prepared,
 * where longer ones are prepared anew each time and leave the process's memory in pieces.
 */
const mostParameters = 700;

/** Cuts rows into lists that fit one statement. */
export function chunks<T>(rows: readonly T[], columns: number): T[][] {
  const size = Math.floor(mostParameters / columns);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}
