import type { Repository } from '../domain/repository.ts';
import { toCsv } from './csv.ts';
import { toJsonLines } from './json-lines.ts';

export { csvLine } from './csv.ts';

const formats = { csv: toCsv, jsonl: toJsonLines } as const;

export type ExportFormat = keyof typeof formats;
export const exportFormats = Object.keys(formats) as ExportFormat[];

/** The public estate as text, piece by piece, in the format asked for. Withdrawn repositories are left out. */
export function exportRepositories(
  format: ExportFormat,
  batches: AsyncIterable<readonly Repository[]>,
): AsyncGenerator<string> {
  return formats[format](publicOnes(batches));
}

async function* publicOnes(batches: AsyncIterable<readonly Repository[]>): AsyncGenerator<Repository> {
  for await (const batch of batches) {
    yield* batch.filter(
      ({ withdrawnAt, evidence }) => withdrawnAt === null && evidence.visibility === 'public',
    );
  }
}
