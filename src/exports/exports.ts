import type { PublicRepository } from '../domain/public-repository.ts';
import { toCsv } from './csv.ts';
import { toJsonLines } from './json-lines.ts';

export { csvLine } from './csv.ts';

const formats = { csv: toCsv, jsonl: toJsonLines } as const;

export type ExportFormat = keyof typeof formats;
export const exportFormats = Object.keys(formats) as ExportFormat[];

/** The public estate as text, piece by piece, in the format asked for. */
export function exportRepositories(
  format: ExportFormat,
  batches: AsyncIterable<readonly PublicRepository[]>,
): AsyncGenerator<string> {
  return formats[format](eachOf(batches));
}

async function* eachOf(
  batches: AsyncIterable<readonly PublicRepository[]>,
): AsyncGenerator<PublicRepository> {
  for await (const batch of batches) yield* batch;
}
