import type { PublicRepository } from '../domain/public-repository.ts';
import type { ExportContext } from './export-context.ts';
import { exportRow, type ExportRow } from './export-row.ts';

const columns = [
  'fullName',
  'organisation',
  'url',
  'description',
  'language',
  'topics',
  'licence',
  'licenceConfidence',
  'status',
  'unmet',
  'archived',
  'fork',
  'template',
  'stars',
  'defaultBranch',
  'createdAt',
  'pushedAt',
  'firstSeenAt',
  'observedAt',
  'unmetSince',
  'mandatory',
  'required',
  'recommended',
  'unknown',
] as const satisfies readonly (keyof ExportRow)[];

/** CSV by RFC 4180: a header, CRLF line ends, lists joined by spaces. No licence is `NONE`, an unknown one is empty. */
export async function* toCsv(
  repositories: AsyncIterable<PublicRepository>,
  { byteOrderMark = false }: Pick<ExportContext, 'byteOrderMark'>,
): AsyncGenerator<string> {
  yield `${byteOrderMark ? '\uFEFF' : ''}${csvLine(columns)}`;
  for await (const repository of repositories) {
    const row = exportRow(repository);
    const cells = { ...row, licence: row.licence === null ? 'NONE' : row.licence };
    yield csvLine(columns.map((column) => cells[column]));
  }
}

export type CsvCell = string | number | boolean | readonly string[] | null | undefined;

/** One record by RFC 4180, its line end included; lists are joined by spaces. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  const text = safe(Array.isArray(value) ? value.join(' ') : String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run a cell that begins like a formula: see OWASP, "CSV injection". */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
