import { createHash } from 'node:crypto';
import type { PublicRepository } from '../domain/public-repository.ts';
import { collectMaterials, type Material } from './bill-of-materials.ts';
import type { ExportContext } from './export-context.ts';

/** A bill of materials by SPDX 2.3 as JSON: repositories and packages, and which repository depends on which package. */
export async function* toSpdx(
  repositories: AsyncIterable<PublicRepository>,
  context: ExportContext,
): AsyncGenerator<string> {
  const relationships: string[] = [];
  yield `${JSON.stringify(headOf(context)).slice(0, -1)},"packages":[`;
  let separator = '\n';
  for await (const material of collectMaterials(repositories, context)) {
    if (material.kind === 'depends') {
      for (const on of material.on)
        relationships.push(relationship(idOf(material.ref), 'DEPENDS_ON', idOf(on)));
      continue;
    }
    if (material.kind === 'repository')
      relationships.push(relationship('SPDXRef-DOCUMENT', 'DESCRIBES', idOf(material.ref)));
    yield `${separator}${JSON.stringify(packageOf(material))}`;
    separator = ',\n';
  }
  yield '\n],"relationships":[';
  separator = '\n';
  for (const each of relationships) {
    yield `${separator}${each}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function headOf({ catalogue, now }: ExportContext) {
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: catalogue.title,
    documentNamespace: `urn:uuid:${crypto.randomUUID()}`,
    creationInfo: { created: now.toISOString().replace(/\.\d+Z$/, 'Z'), creators: ['Tool: open-code-hub'] },
  };
}

function packageOf(material: Exclude<Material, { kind: 'depends' }>) {
  const licence = material.kind === 'repository' ? (material.licence ?? 'NOASSERTION') : 'NOASSERTION';
  const { version } = material;
  return {
    SPDXID: idOf(material.ref),
    name: material.kind === 'repository' ? material.name : nameOf(material),
    ...(version === null ? {} : { versionInfo: version }),
    downloadLocation:
      material.kind === 'repository' && material.url !== null ? `git+${material.url}` : 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: licence,
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    ...(material.kind === 'repository' ? {} : { externalRefs: [purlReference(material.purl)] }),
  };
}

function nameOf({ namespace, name }: { namespace: string | null; name: string }): string {
  return namespace === null ? name : `${namespace}/${name}`;
}

function purlReference(purl: string) {
  return { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl };
}

function relationship(spdxElementId: string, relationshipType: string, relatedSpdxElement: string): string {
  return JSON.stringify({ spdxElementId, relationshipType, relatedSpdxElement });
}

/** An identifier may hold letters, digits, dots and hyphens only. */
function idOf(ref: string): string {
  return `SPDXRef-${createHash('sha256').update(ref).digest('hex').slice(0, 24)}`;
}
