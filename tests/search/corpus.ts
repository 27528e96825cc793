import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { readPackages } from '../../src/dependencies/dependencies.ts';
import { keywordsOf } from '../../src/search/document/document.ts';
import { readableWords } from '../../src/search/document/readable-words.ts';
import type { EvidenceFile } from '../../src/domain/evidence.ts';
import type { SearchDocument } from '../../src/search/search.ts';
import { aDocument } from './a-document.ts';

const folder = new URL('../../../shared/corpus/', import.meta.url);
const repository = z.object({
  owner: z.string(),
  name: z.string(),
  last_commit_date: z.string().nullable(),
  languages: z.record(z.string(), z.number()).nullable(),
  readme: z.object({ path: z.string(), text: z.string().nullable() }).nullable(),
  manifests: z.record(z.string(), z.string().nullable()).nullable(),
});
const facts = z.object({
  full_name: z.string(),
  description: z.string().nullable(),
  topics: z.array(z.string()).nullable(),
  language: z.string().nullable(),
  stargazers_count: z.number(),
  archived: z.boolean(),
  fork: z.boolean(),
});

/** Real repositories as documents; undefined where the folder beside the project is not there. */
export function corpusDocuments(): SearchDocument[] | undefined {
  if (!existsSync(folder)) return undefined;
  const known = new Map(
    lines('github-api-slim.jsonl')
      .map((line) => facts.parse(line))
      .map((one) => [one.full_name.toLowerCase(), one]),
  );
  return lines('repos.jsonl').map((line) => {
    const { owner, name, readme, manifests, languages, last_commit_date: pushedAt } = repository.parse(line);
    const fact = known.get(`${owner}/${name}`.toLowerCase());
    return aDocument(`${owner}/${name}`, {
      description: fact?.description ?? null,
      topics: fact?.topics ?? [],
      language: fact?.language ?? mainLanguage(languages ?? {}),
      stars: fact?.stargazers_count ?? 0,
      archived: fact?.archived ?? false,
      fork: fact?.fork ?? false,
      pushedAt,
      readme: readableWords(readme?.path ?? '', readme?.text ?? ''),
      keywords: keywordsOf(readPackages(manifestFiles(manifests ?? {}))),
    });
  });
}

function manifestFiles(manifests: Record<string, string | null>): EvidenceFile[] {
  return Object.entries(manifests).map(([path, text]) => ({ path, oid: path, text, truncated: false }));
}

/** The language with most bytes, of those that GitHub counts: not data, not prose. */
function mainLanguage(languages: Record<string, number>): string | null {
  const counted = Object.entries(languages).filter(([name]) => !uncounted.has(name));
  return counted.sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

const uncounted = new Set([
  'JSON',
  'YAML',
  'CSV',
  'XML',
  'TOML',
  'Markdown',
  'RMarkdown',
  'reStructuredText',
  'SQL',
]);

function lines(file: string): unknown[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
}

/** What a developer who types this would expect, best first. */
export const corpusQueries: readonly [query: string, wanted: readonly string[]][] = [
  ['pds', ['NHSDigital/personal-demographics-service-api', 'NHSISL/ISL.Providers.PDS']],
  [
    'personal demographics service',
    ['NHSDigital/personal-demographics-service-api', 'NHSISL/ISL.Providers.PDS'],
  ],
  ['e-referrals', ['NHSDigital/e-referrals-service-api']],
  ['mesh client', ['NHSDigital/dotnet-mesh-client']],
  ['gp2gp', ['NHSDigital/integration-adaptor-gp2gp']],
  [
    'gp connect',
    ['nhsconnect/gpconnect-demonstrator', 'nhsconnect/gpconnect-postman', 'nhsconnect/gpconnect-analytics'],
  ],
  ['react components', ['NHSDigital/nhsuk-react-components']],
  ['prototype kit', ['nhsuk/nhsuk-prototype-kit-package']],
  ['service manual', ['nhsuk/nhsuk-service-manual']],
  ['repository template', ['nhs-england-tools/repository-template']],
  ['plot the dots', ['nhs-r-community/NHSRplotthedots', 'nhs-pycom/nhspy-plotthedots']],
  ['plotthedots python', ['nhs-pycom/nhspy-plotthedots']],
  ['spc charts', ['nhs-r-community/NHSRplotthedots', 'nhs-pycom/nhspy-plotthedots']],
  ['funnel plot', ['nhs-r-community/FunnelPlotR']],
  ['waiting list', ['nhs-r-community/NHSRwaitinglist']],
  ['synthetic data', ['nhsengland/NHSSynth', 'nhsx/SynthVAE', 'NHSDigital/artificial-data-generator']],
  ['rtt', ['nhs-bnssg-analytics/NHSRtt']],
  ['rap pipeline r', ['NHSDigital/RAP_example_pipeline_r']],
  ['nhs number rust', ['GIG-Cymru-NHS-Wales/nhs-number-using-rust']],
  ['openprescribing', ['ebmdatalab/openprescribing']],
  ['fingertips', ['dhsc-govuk/FingertipsNext', 'ukhsa-collaboration/fingertipscharts']],
  ['open source policy', ['nhsx/open-source-policy']],
  ['covid app', ['HSCNI-GITHUB/stopcovid-ni-app', 'ukhsa-collaboration/covid19-app-system-public']],
  [
    'coronavirus dashboard api',
    [
      'publichealthengland/coronavirus-dashboard-api-v2',
      'UKHSA-Internal/coronavirus-dashboard-api-R-sdk',
      'UKHSA-Internal/coronavirus-dashboard-metadata',
    ],
  ],
  ['fhir server', ['nhsx/open-source-fhir-server']],
  ['fhir profiles wales', ['NHSWalesFHIR/NHSWales-fhir-profiles-R4']],
  ['length of stay', ['The-Strategy-Unit/677_mh_los']],
  ['vaccinations in schools', ['nhsuk/manage-vaccinations-in-schools']],
  ['accessibility', ['nhsuk/accessibility-checklist']],
  [
    'general practice',
    ['nhsuk/general-medical-practices', 'nhsuk/gp-lookup', 'nhsuk/register-with-a-gp-beta-api'],
  ],
  ['playwright', ['nhs-england-tools/playwright-python-blueprint']],
  ['terraform aws', ['nhs-england-tools/terraform-aws-opennext']],
  ['directory of services', ['nhsd-exeter/dos-integration']],
  ['quality framework', ['NHSDigital/software-engineering-quality-framework']],
  ['slack bot', ['nhsuk/dolores-landingham-slack-bot']],
  ['ckan', ['nhsengland/ckanext-nhsengland', 'nhsengland/ckanext-adfs']],
  ['nrls', ['nhsconnect/nrls-reference-implementation']],
  ['buying catalogue', ['nhs-digital-gp-it-futures/NHSBuyingCatalogue']],
];
