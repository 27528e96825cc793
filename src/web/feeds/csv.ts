import type { Request, Response } from 'express';
import { csvLine, type CsvCell } from '../../exports/exports.ts';
import { textParameter } from '../components/parameters.ts';

/** Which rows are asked for. */
export interface CsvWindow {
  limit: number;
  offset: number;
}

interface CsvSource {
  /** Of the file, without its ending. */
  name: string;
  columns: readonly string[];
  /** Some rows, as cells in the order of the columns. */
  read: (window: CsvWindow) => Promise<readonly (readonly CsvCell[])[]>;
}

const rowsAtOnce = 1000;
const maxRows = 200_000;

/** Answers with a whole table, piece by piece. `?bom=1` begins it with a byte-order mark, so that Excel shows names right. */
export async function sendCsv(
  req: Request,
  res: Response,
  { name, columns, read }: CsvSource,
): Promise<void> {
  res.type('text/csv; charset=utf-8').attachment(`${name}.csv`);
  res.write(`${textParameter(req.query, 'bom') === '1' ? '\uFEFF' : ''}${csvLine(columns)}`);
  for (let offset = 0; offset < maxRows && !res.closed; offset += rowsAtOnce) {
    const rows = await read({ limit: rowsAtOnce, offset });
    for (const cells of rows) res.write(csvLine(cells));
    if (rows.length < rowsAtOnce) break;
  }
  res.end();
}
