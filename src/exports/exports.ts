import type { ExportFormat } from '../domain/export-format.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { codeJsonOf, toCodeJson } from './code-json.ts';
import { toCsv } from './csv.ts';
import { toCycloneDx } from './cyclonedx.ts';
import { toDcat } from './dcat.ts';
import type { ExportContext } from './export-context.ts';
import { toJsonLines } from './json-lines.ts';
import { publiccodeOf, toPubliccode } from './publiccode.ts';
import { toSpdx } from './spdx.ts';

export { codeJsonOf, publiccodeOf };
export { csvLine, type CsvCell } from './csv.ts';
export type { ExportContext } from './export-context.ts';

/** Writes repositories in one format, piece by piece. */
type Exporter = (
  repositories: AsyncIterable<PublicRepository>,
  context: ExportContext,
) => AsyncGenerator<string>;

const formats: Readonly<Record<ExportFormat, Exporter>> = {
  csv: toCsv,
  jsonl: toJsonLines,
  'code.json': toCodeJson,
  publiccode: toPubliccode,
  dcat: toDcat,
  cyclonedx: toCycloneDx,
  spdx: toSpdx,
};

/** The public estate as text, piece by piece, in the format asked for. */
export function exportRepositories(
  format: ExportFormat,
  batches: AsyncIterable<readonly PublicRepository[]>,
  context: ExportContext,
): AsyncGenerator<string> {
  return formats[format](eachOf(batches), context);
}

async function* eachOf(
  batches: AsyncIterable<readonly PublicRepository[]>,
): AsyncGenerator<PublicRepository> {
  for await (const batch of batches) yield* batch;
}
