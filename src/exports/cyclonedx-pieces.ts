import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { PackageMaterial, RepositoryMaterial } from './bill-of-materials.ts';
import type { ExportContext } from './export-context.ts';

const { ComponentType, ExternalReferenceType } = Enums;
const options = { sortLists: false };

/** Makes the parts of a CycloneDX document, as JSON values, by the library of the standard. */
export function createPieces() {
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return {
    /** The document without its components and dependencies. */
    head({ catalogue, now }: ExportContext) {
      const component = new Models.Component(ComponentType.Application, catalogue.title);
      const metadata = new Models.Metadata({ timestamp: now, component });
      const bom = new Models.Bom({ serialNumber: `urn:uuid:${crypto.randomUUID()}`, metadata });
      const { components: _, dependencies: __, ...head } = factory.makeForBom().normalize(bom, options);
      return head;
    },
    component(material: RepositoryMaterial | PackageMaterial) {
      const made =
        material.kind === 'repository' ? repositoryComponent(material) : packageComponent(material);
      return factory.makeForComponent().normalize(made, options);
    },
  };
}

function repositoryComponent({ ref, name, version, licence, url }: RepositoryMaterial): Models.Component {
  const licenses = licence === null ? [] : [new Models.LicenseExpression(licence)];
  const links = url === null ? [] : [new Models.ExternalReference(url, ExternalReferenceType.VCS)];
  return new Models.Component(ComponentType.Application, name, {
    bomRef: ref,
    ...(version === null ? {} : { version }),
    licenses: new Models.LicenseRepository(licenses),
    externalReferences: new Models.ExternalReferenceRepository(links),
  });
}

function packageComponent({ ref, type, namespace, name, version, purl }: PackageMaterial): Models.Component {
  return new Models.Component(type === 'docker' ? ComponentType.Container : ComponentType.Library, name, {
    ...{ bomRef: ref, purl },
    ...(namespace === null ? {} : { group: namespace }),
    ...(version === null ? {} : { version }),
  });
}
