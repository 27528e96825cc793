import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ExportFormat } from '../../src/domain/export-format.ts';
import { exportRepositories } from '../../src/exports/exports.ts';
import type { UsedPackage } from '../../src/domain/package-uses.ts';
import { published } from '../a-public-store.ts';
import { aLicence, aRepository } from '../builders.ts';
import { aDependency } from '../store/cases/packages.ts';
import { aCatalogue, stored } from '../web/fake-tools.ts';

const repositories = [
  stored(aRepository()),
  stored(
    aRepository({
      evidence: { id: 'git:0a', name: 'b', head: null },
      licence: aLicence({ spdx: 'NOASSERTION' }),
    }),
  ),
].map(published);

const dependencies: UsedPackage[] = [
  aDependency(),
  aDependency({ package: 'npm/%40nhs/a b', version: '1.0.0+x' }),
  aDependency({ package: 'cran/dplyr', version: null, requirement: '>= 1.0' }),
  aDependency({ package: 'docker/dotnet/sdk?repository_url=mcr.microsoft.com', version: '6.0' }),
].map((each) => ({ ...each, sources: [] }));

async function exported(format: ExportFormat): Promise<string> {
  const batches = (async function* () {
    yield repositories;
  })();
  const context = {
    catalogue: aCatalogue(),
    now: new Date('2026-11-23T12:00:00Z'),
    packages: async () => ({ dependencies, publishes: [], faults: [] }),
  };
  let text = '';
  for await (const piece of exportRepositories(format, batches, context)) text += piece;
  return text;
}

test('CycloneDX is valid by its schema and lists each package once', async () => {
  const text = await exported('cyclonedx');
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  const bom = JSON.parse(text) as { components: { name: string; purl?: string }[]; dependencies: unknown[] };
  expect(bom.components.map(({ purl, name }) => purl ?? name)).toEqual([
    'sample-trust/ward-board',
    'pkg:npm/nhsuk-frontend@6.1.0',
    'pkg:npm/%40nhs/a b@1.0.0%2Bx',
    'pkg:cran/dplyr',
    'pkg:docker/dotnet/sdk@6.0?repository_url=mcr.microsoft.com',
    'sample-trust/b',
  ]);
  expect(bom.dependencies).toHaveLength(2);
});

/** What the JSON schema of SPDX 2.3 requires. */
const id = z.string().regex(/^SPDXRef-[A-Za-z0-9.-]+$/);
const spdxDocument = z.strictObject({
  spdxVersion: z.literal('SPDX-2.3'),
  dataLicense: z.literal('CC0-1.0'),
  SPDXID: z.literal('SPDXRef-DOCUMENT'),
  name: z.string().min(1),
  documentNamespace: z.url(),
  creationInfo: z.strictObject({
    created: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    creators: z.array(z.string().regex(/^(?:Tool|Person|Organization): /)).min(1),
  }),
  packages: z.array(
    z.strictObject({
      SPDXID: id,
      name: z.string().min(1),
      versionInfo: z.string().optional(),
      downloadLocation: z.string().regex(/^(?:NOASSERTION|git\+https:.*)$/),
      filesAnalyzed: z.literal(false),
      licenseConcluded: z.string(),
      licenseDeclared: z.string(),
      copyrightText: z.string(),
      externalRefs: z
        .array(
          z.strictObject({
            referenceCategory: z.literal('PACKAGE-MANAGER'),
            referenceType: z.literal('purl'),
            referenceLocator: z.string().startsWith('pkg:'),
          }),
        )
        .optional(),
    }),
  ),
  relationships: z.array(
    z.strictObject({
      spdxElementId: id,
      relationshipType: z.enum(['DESCRIBES', 'DEPENDS_ON']),
      relatedSpdxElement: id,
    }),
  ),
});

test('SPDX holds what its schema requires, and relationships lead somewhere', async () => {
  const whole = spdxDocument.parse(JSON.parse(await exported('spdx')));
  const known = new Set(['SPDXRef-DOCUMENT', ...whole.packages.map(({ SPDXID }) => SPDXID)]);
  expect(known.size).toBe(whole.packages.length + 1);
  expect(whole.relationships).toHaveLength(2 + 2 * dependencies.length);
  for (const { spdxElementId, relatedSpdxElement } of whole.relationships)
    expect([known.has(spdxElementId), known.has(relatedSpdxElement)]).toEqual([true, true]);
  expect(whole.packages[0]?.licenseConcluded).toBe('MIT');
});
