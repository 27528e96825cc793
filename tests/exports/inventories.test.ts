import { publiccodeFaults } from '../../src/documents/publiccode/publiccode.ts';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { ExportFormat } from '../../src/domain/export-format.ts';
import { exportRepositories } from '../../src/exports/exports.ts';
import { aLicence, aRepository } from '../builders.ts';
import { published } from '../a-public-store.ts';
import { aCatalogue, stored } from '../web/fake-tools.ts';

const now = new Date('2026-11-23T12:00:00Z');
const long = { description: `"Beds": ${'é'.repeat(400)}\n# not a comment`, topics: [] };
const repositories = [
  stored(aRepository()),
  stored(
    aRepository({ evidence: { name: 'long', ...long, archived: true }, licence: aLicence({ spdx: 'MIT' }) }),
  ),
  stored(aRepository({ evidence: { name: 'unlicensed' }, licence: null })),
  stored(aRepository({ evidence: { name: 'not-read' }, licence: undefined })),
].map(published);

async function exported(format: ExportFormat, options = {}): Promise<string> {
  const batches = (async function* () {
    yield repositories;
  })();
  let text = '';
  const packages = async () => ({ dependencies: [] });
  const context = { catalogue: aCatalogue(), now, packages, ...options };
  for await (const piece of exportRepositories(format, batches, context)) text += piece;
  return text;
}

test('CSV begins with a byte-order mark when asked to, and not otherwise', async () => {
  expect((await exported('csv', { byteOrderMark: true })).startsWith('\uFEFFfullName,')).toBe(true);
  expect((await exported('csv')).startsWith('fullName,')).toBe(true);
});

describe('code.json', () => {
  /** What the schema of code.gov, version 2.0.0, requires. */
  const inventory = z.object({
    version: z.literal('2.0.0'),
    agency: z.string().min(1),
    measurementType: z.strictObject({
      method: z.enum(['linesOfCode', 'modules', 'cost', 'projects', 'systems']),
    }),
    releases: z.array(
      z.object({
        name: z.string().min(1),
        description: z.string().min(1),
        permissions: z.strictObject({
          licenses: z.array(z.strictObject({ name: z.string().min(1), URL: z.url() })).min(1),
          usageType: z.literal('openSource'),
          exemptionText: z.null(),
        }),
        repositoryURL: z.url(),
        laborHours: z.number(),
        tags: z.array(z.string()),
        contact: z.object({ email: z.email(), URL: z.url() }),
        date: z.object({ metadataLastUpdated: z.iso.date() }),
      }),
    ),
  });

  test('is an inventory of what carries an approved licence', async () => {
    const { releases } = inventory.parse(JSON.parse(await exported('code.json')));
    expect(releases.map(({ name }) => name)).toEqual(['ward-board', 'long']);
    expect(releases[0]?.permissions.licenses[0]?.URL).toMatch(/\/blob\/[0-9a-f]{40}\/LICENSE$/);
  });
});

describe('publiccode', () => {
  const document = z.strictObject({
    publiccodeYmlVersion: z.literal('0.4'),
    name: z.string().min(1),
    url: z.url(),
    landingURL: z.url().optional(),
    releaseDate: z.iso.date(),
    platforms: z.array(z.string()).min(1),
    developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
    softwareType: z.literal('standalone/other'),
    description: z.strictObject({
      en: z.strictObject({
        shortDescription: z.string().max(150),
        longDescription: z.string().min(150).max(10_000),
        features: z.array(z.string()),
      }),
    }),
    legal: z.strictObject({ license: z.string(), mainCopyrightOwner: z.string() }),
    maintenance: z.strictObject({ type: z.literal('none') }),
    localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.array(z.string()) }),
  });

  test('is one document for each repository with a licence', async () => {
    const text = await exported('publiccode');
    for (const one of text.split('---\n').filter(Boolean)) expect(publiccodeFaults(one)).toEqual([]);
    const found = parseAllDocuments(text);
    const documents = [...found].map((one) => document.parse(one.toJS()));
    expect(documents.map(({ name, developmentStatus }) => [name, developmentStatus])).toEqual([
      ['ward-board', 'development'],
      ['long', 'obsolete'],
    ]);
  });
});

describe('DCAT', () => {
  test('is a catalogue of every repository, with what DCAT-AP makes mandatory', async () => {
    const catalogue = JSON.parse(await exported('dcat')) as Record<string, unknown>;
    for (const property of ['dct:title', 'dct:description', 'dct:publisher'])
      expect(catalogue[property]).toBeDefined();
    const datasets = catalogue['dcat:dataset'] as Record<string, unknown>[];
    expect(datasets).toHaveLength(repositories.length);
    for (const dataset of datasets)
      expect(dataset).toMatchObject({
        'dct:title': { '@value': expect.any(String) as string },
        'dct:description': { '@value': expect.any(String) as string },
        'dcat:distribution': [
          { 'dcat:accessURL': { '@id': expect.any(String) as string, '@type': 'rdfs:Resource' } },
        ],
      });
  });
});
