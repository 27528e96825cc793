import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Dataset } from '../../simulator/simulator.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { CommandContext } from './command-context.ts';
import { harvestNow } from './harvest-command.ts';
import { harvestSummary } from './harvest-summary.ts';

const token = 'sample-token';

export function demoCommand(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('Try everything with no network: a sample forge on this machine, harvested and served.')
    .option('--data <folder>', 'where the demo keeps its data; emptied at each start', join('data', 'demo'))
    .action(async ({ data }: { data: string }) => {
      const { sampleEstate, startSampleForge } = await import('../../simulator/simulator.ts');
      const adminToken = randomBytes(12).toString('base64url');
      const estate = sampleEstate({ now: new Date() });
      await using forge = await startSampleForge({ estate, token });
      context.note('A sample forge with made-up organisations is running on this machine. Harvesting it…\n');
      await rm(data, { recursive: true, force: true });
      await using hub = await context.openHub({
        environment: {
          GITHUB_API_URL: forge.apiUrl,
          GITHUB_TOKEN: token,
          CODEHUB_ADMIN_TOKEN: adminToken,
          CODEHUB_DATA: data,
          DATABASE_URL: '',
        },
        catalogue: sampleCatalogue(estate),
      });
      const run = await harvestNow(hub, context, { organisation: [], full: false, json: false });
      context.note(harvestSummary(run));
      await hub.serve({
        harvest: false,
        signal: context.signal,
        onListening: (url) => context.note(whereTo(url, adminToken, forge.apiUrl)),
      });
    });
}

function whereTo(url: string, adminToken: string, apiUrl: string): string {
  return [
    `The demo is at ${url} (press Ctrl-C to stop)`,
    `Some services are behind their template. Upgrade them at ${url}/templates/nhs-prototype/upgrades`,
    `with the administrator’s token of this demo: ${adminToken}`,
    'In another terminal, start from a template repository of the sample forge:',
    `GITHUB_API_URL=${apiUrl} npx --no -- codehub new sample-health-technology/service-template-node my-idea\n`,
  ].join('\n');
}

function sampleCatalogue(estate: Dataset): Catalogue {
  return {
    title: 'Open Code Hub',
    brand: 'Demonstration with made-up organisations',
    contact: null,
    organisations: estate.catalogue(),
    repositories: [],
    licences: [],
    collections: [
      {
        ...{ id: 'fhir', title: 'Code that speaks FHIR' },
        why: 'Services and tools to exchange records by FHIR. A sample of a list that people curate in the catalogue.',
        repositories: [
          'sample-nhs-trust/discharge-summary-fhir',
          'sample-health-technology/prescriptions-api',
        ],
      },
    ],
    software: [
      {
        ...{ name: 'Prescriptions API', repository: 'sample-health-technology/prescriptions-api', url: null },
        usedBy: [
          {
            body: 'Sample University Hospitals NHS Trust',
            purpose: 'outpatient prescriptions',
            since: '2024',
          },
        ],
      },
    ],
    schedule: { harvest: '17 * * * *', overdueAfterHours: 26 },
  };
}
