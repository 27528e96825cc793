import type { Repository } from '../domain/repository.ts';
import { exportRow } from './export-row.ts';

/** One JSON object a line. What is not known is left out; what is known to be absent is null. */
export async function* toJsonLines(repositories: AsyncIterable<Repository>): AsyncGenerator<string> {
  for await (const repository of repositories) yield `${JSON.stringify(exportRow(repository))}\n`;
}
