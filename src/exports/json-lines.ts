import type { PublicRepository } from '../domain/public-repository.ts';
import { exportRow } from './export-row.ts';

/** One JSON object a line. What is not known is left out; what is known to be absent is null. */
export async function* toJsonLines(repositories: AsyncIterable<PublicRepository>): AsyncGenerator<string> {
  for await (const repository of repositories) yield `${JSON.stringify(exportRow(repository))}\n`;
}
