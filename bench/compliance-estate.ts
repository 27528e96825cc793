import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assessRepository, type AssessmentRules } from '../src/assessment/assessment.ts';
import { loadPolicies } from '../src/config/config.ts';
import type { Blob, TreeEntry } from '../src/domain/evidence.ts';
import { bodyTypes, nations, type Organisation } from '../src/domain/organisation.ts';
import { checks } from '../src/policy/policy.ts';
import { scopesOf } from '../src/domain/scope.ts';
import { openStore } from '../src/store/open-store.ts';
import { sqlite } from '../src/store/sqlite/sqlite.ts';
import { aBlob, anEvidence } from '../tests/builders.ts';
import { standardText } from '../tests/licence/standard-text.ts';
import { madeUpDocuments, seeded } from './search-documents.ts';

const organisationCount = 80;
const step = 200;
const days = 60;

/** Files that many repositories have, each with the share of those that do. */
const files: readonly { path: string; share: number; text: string }[] = [
  {
    path: 'LICENSE',
    share: 0.7,
    text: standardText('MIT').replace('<year> <copyright holders>', '2026 A Trust'),
  },
  { path: 'SECURITY.md', share: 0.3, text: '# Security\n\nWrite to security@trust.example.\n' },
  {
    path: 'CONTRIBUTING.md',
    share: 0.35,
    text: '# Contributing\n\nRaise an issue, then open a pull request.\n',
  },
  { path: '.gitignore', share: 0.8, text: 'node_modules\n' },
  { path: 'CODEOWNERS', share: 0.2, text: '* @trust/team\n' },
  {
    ...{ path: '.github/workflows/ci.yml', share: 0.5 },
    text: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm test\n',
  },
];

/** A hub’s folder with repositories that were assessed by every policy of the project, and figures of some days. */
export async function makeComplianceEstate(folder: string, repositories: number): Promise<void> {
  const policies = await loadPolicies(fileURLToPath(new URL('../policies', import.meta.url)));
  const organisations = Array.from({ length: organisationCount }, (_, index) =>
    organisationOf(
      index,
      policies.map(({ id }) => id),
    ),
  );
  await writeFile(join(folder, 'catalog.yml'), catalogueOf(organisations));
  await mkdir(join(folder, 'data'), { recursive: true });
  await using store = await openStore(sqlite(join(folder, 'data', 'hub.sqlite')));
  const now = new Date();
  const rules: AssessmentRules = {
    ...{ checks, policies, now },
    organisations: new Map(organisations.map((one) => [one.login, one])),
  };
  const random = seeded(11);
  const common = new Map(files.map(({ text }) => aBlob({ text })).map((blob) => [blob.oid, blob]));
  const documents = [...madeUpDocuments(repositories)];
  for (let from = 0; from < documents.length; from += step) {
    const readmes = documents.slice(from, from + step).map(({ readme }) => aBlob({ text: readme }));
    const blobs = new Map([...common, ...readmes.map((blob) => [blob.oid, blob] as const)]);
    const assessed = readmes.map((readme, index) =>
      assessRepository(evidenceOf(from + index, { readme, random, now }), blobs, rules),
    );
    await store.saveRepositories({
      repositories: assessed,
      blobs: [...blobs.values()],
      at: now.toISOString(),
    });
  }
  for (let day = days; day >= 0; day -= 1)
    await store.recordFigures(
      new Date(now.getTime() - day * 86_400_000).toISOString().slice(0, 10),
      scopesOf({ organisations }),
    );
}

function organisationOf(index: number, policies: string[]): Organisation {
  const login = `made-up-${index + 1}`;
  return {
    ...{ login, name: `Made up body ${index + 1}`, homepage: null, parent: null, predecessors: [] },
    ...{ successor: null, policies },
    // Most bodies of the NHS are in England.
    nation: nations[index % 3 === 0 ? (index / 3) % nations.length : nations.indexOf('England')] ?? 'England',
    bodyType: bodyTypes[index % bodyTypes.length] ?? 'trust',
  };
}

function catalogueOf(organisations: readonly Organisation[]): string {
  const entries = organisations.map(
    ({ login, name, bodyType, nation }) =>
      `  - { login: ${login}, name: ${name}, bodyType: ${bodyType}, nation: ${nation} }`,
  );
  const ids = organisations[0]?.policies.join(', ') ?? '';
  return `policies: [${ids}]\norganisations:\n${entries.join('\n')}\n`;
}

/** Bodies differ in size as they do in life: the first hold most. */
function evidenceOf(
  number: number,
  { readme, random, now }: { readme: Blob; random: () => number; now: Date },
) {
  const owner = `made-up-${1 + Math.floor(organisationCount * random() ** 2)}`;
  const held = files.filter(({ share }) => random() < share);
  const tree: TreeEntry[] = [
    { path: 'README.md', type: 'file', oid: readme.oid, size: readme.size },
    ...held.map(({ path, text }) => ({
      ...{ path, type: 'file' as const, oid: aBlob({ text }).oid, size: text.length },
    })),
  ];
  const committedAt = new Date(now.getTime() - random() ** 2 * 4 * 365 * 86_400_000).toISOString();
  return anEvidence({
    ...{ id: `github:${number}`, owner, organisation: owner, name: `repository-${number}`, tree },
    ...{ url: `https://github.com/${owner}/repository-${number}`, committedAt, pushedAt: committedAt },
    ...{ archived: random() < 0.15, description: random() < 0.7 ? 'A service.' : null },
  });
}
