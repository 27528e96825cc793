import { fileURLToPath } from 'node:url';
import type { CommandContext } from '../cli/cli.ts';

const policyFolder = fileURLToPath(new URL('../../policies', import.meta.url));
const templateFolder = fileURLToPath(new URL('../../templates', import.meta.url));

type Services = Pick<
  CommandContext,
  | 'openHub'
  | 'policies'
  | 'readWorkTreeEvidence'
  | 'readWholeTree'
  | 'readFile'
  | 'readRemote'
  | 'templates'
  | 'adopting'
  | 'authoring'
  | 'upgrading'
  | 'templateRepositories'
  | 'startRepository'
  | 'upgradeRequests'
>;

interface ServiceOptions {
  version: string;
  /** What relative paths are relative to. */
  folder: string;
  /** Says stop to what takes long. */
  signal?: AbortSignal;
}

/**
 * The services of the application that commands use. Nothing is opened, nor its code loaded, before it is asked for: a command that
 * needs no store and no forge starts in a fraction of the time.
 */
export function createServices({
  version,
  folder,
  signal = new AbortController().signal,
}: ServiceOptions): Services {
  return {
    async openHub(options) {
      const { openHub } = await import('./app.ts');
      return openHub({ version, folder, policyFolder, templateFolder }, options);
    },
    policies: () => policiesFor(folder),
    async readWorkTreeEvidence(directory) {
      const { readWorkTreeEvidence } = await import('../forge/git/work-tree-evidence.ts');
      return readWorkTreeEvidence(directory);
    },
    async readWholeTree(directory, signal) {
      const { readWholeTree } = await import('../forge/git/whole-tree.ts');
      return readWholeTree(directory, signal);
    },
    async readFile(path) {
      const { readSingleFile } = await import('../forge/git/work-tree-evidence.ts');
      return readSingleFile(path);
    },
    async readRemote(url, signal) {
      const { readRemote } = await import('./app.ts');
      return readRemote(url, signal);
    },
    templates: () => templatesFor(folder, signal),
    ...engines,
    async templateRepositories() {
      const { commandTemplateRepositories } = await import('./command-template-repositories.ts');
      return commandTemplateRepositories(folder);
    },
    upgradeRequests: () => upgradeRequestsIn(folder),
    async startRepository(directory, message, options) {
      const { startRepository } = await import('../git/start-repository.ts');
      return startRepository(directory, message, options);
    },
  };
}

async function upgradeRequestsIn(folder: string): ReturnType<Services['upgradeRequests']> {
  const { commandUpgradeRequests } = await import('./command-upgrade-requests.ts');
  return commandUpgradeRequests(folder);
}

async function policiesFor(folder: string): ReturnType<Services['policies']> {
  const { environmentVariables } = await import('../config/environment-variables.ts');
  const { loadPolicies } = await import('../config/load-policies.ts');
  return loadPolicies(policyFolder, { env: environmentVariables(), base: folder });
}

/** Parts of templates that few commands need. */
const engines = {
  adopting: () => import('../templates/adoption/adopt-folder.ts'),
  authoring: () => import('../templates/authoring/authoring.ts'),
  upgrading: () => import('../templates/upgrades/upgrading.ts'),
};

/** Without places of their own, commands load no code for them. */
async function templatesFor(folder: string, signal: AbortSignal): ReturnType<Services['templates']> {
  const { environmentVariables } = await import('../config/environment-variables.ts');
  const { loadTemplatePlaces } = await import('../config/template-places.ts');
  const places = await loadTemplatePlaces(environmentVariables(), folder);
  if (places.length === 0) {
    const { loadTemplates } = await import('../templates/definitions/load-templates.ts');
    return loadTemplates(templateFolder);
  }
  const { openTemplates } = await import('./template-places.ts');
  return openTemplates({ templateFolder, places: () => places, signal, serving: false });
}
