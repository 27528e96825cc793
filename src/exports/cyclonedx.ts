import type { PublicRepository } from '../domain/public-repository.ts';
import { collectMaterials } from './bill-of-materials.ts';
import type { ExportContext } from './export-context.ts';

/**
 * A bill of materials by CycloneDX 1.6: each repository as an application, each package in each version once, and which
 * repository depends on which. Pieces are made by the library of the standard; it is loaded only here, because it is large.
 */
export async function* toCycloneDx(
  repositories: AsyncIterable<PublicRepository>,
  context: ExportContext,
): AsyncGenerator<string> {
  const { createPieces } = await import('./cyclonedx-pieces.ts');
  const pieces = createPieces();
  const dependencies: { ref: string; dependsOn: string[] }[] = [];
  const all = collectMaterials(repositories, context);
  yield `${JSON.stringify(pieces.head(context)).slice(0, -1)},"components":[`;
  let separator = '\n';
  for await (const material of all) {
    if (material.kind === 'depends') {
      dependencies.push({ ref: material.ref, dependsOn: material.on });
      continue;
    }
    yield `${separator}${JSON.stringify(pieces.component(material))}`;
    separator = ',\n';
  }
  yield '\n],"dependencies":[';
  separator = '\n';
  for (const each of dependencies) {
    yield `${separator}${JSON.stringify(each)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
