/** Both databases limit the parameters of one statement (SQLite to 32,766). */
const mostParameters = 30_000;

/** Cuts rows into lists that fit one insert. */
export function chunks<T>(rows: readonly T[], columns: number): T[][] {
  const size = Math.floor(mostParameters / columns);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}
