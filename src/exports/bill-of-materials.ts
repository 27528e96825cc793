import { packageParts, packageUrl } from '../dependencies/dependencies.ts';
import { webAddress } from '../domain/file-address.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { fullName } from '../domain/repository.ts';
import type { ExportContext } from './export-context.ts';

/** A repository, as a bill of materials lists it. */
export interface RepositoryMaterial {
  kind: 'repository';
  ref: string;
  name: string;
  /** The commit that was read. */
  version: string | null;
  /** An SPDX expression; null where there is none that others would know. */
  licence: string | null;
  url: string | null;
}

/** A package in one version; in any, where only a range is known. */
export interface PackageMaterial {
  kind: 'package';
  ref: string;
  purl: string;
  type: string;
  namespace: string | null;
  name: string;
  version: string | null;
}

/** What one repository depends on. */
export interface DependsMaterial {
  kind: 'depends';
  ref: string;
  on: string[];
}

export type Material = RepositoryMaterial | PackageMaterial | DependsMaterial;

/** What goes into a bill of materials: each repository, then the packages that none before it had, then what it depends on. */
export async function* collectMaterials(
  repositories: AsyncIterable<PublicRepository>,
  { packages }: ExportContext,
): AsyncGenerator<Material> {
  const listed = new Set<string>();
  for await (const repository of repositories) {
    const { evidence, licence } = repository;
    const ref = evidence.id;
    yield {
      ...{ kind: 'repository', ref, name: fullName(evidence), version: evidence.head ?? null },
      ...{ licence: commonLicence(licence?.spdx), url: webAddress(evidence.url) },
    };
    const { dependencies } = await packages(repository);
    const on = new Set<string>();
    for (const { package: key, version } of dependencies) {
      const purl = packageUrl(key, version);
      on.add(purl);
      if (listed.has(purl)) continue;
      listed.add(purl);
      yield { kind: 'package', ref: purl, purl, version, ...packageParts(key) };
    }
    yield { kind: 'depends', ref, on: [...on] };
  }
}

/** An expression of listed licences only. */
function commonLicence(spdx: string | undefined): string | null {
  return spdx === undefined || /NOASSERTION|NONE|LicenseRef-/.test(spdx) ? null : spdx;
}
