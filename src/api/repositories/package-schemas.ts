import { z } from 'zod';
import { dependencyScopes } from '../../domain/dependency.ts';
import { named, pageFields } from '../schemas.ts';

const use = {
  purl: z.string().describe('The package URL, with the version where it is known.'),
  version: z.string().nullable().describe('From a lock file, or pinned; null where only a range is known.'),
  requirement: z.string().nullable().describe('What the manifest asks for, as it is written.'),
  scope: z.enum(dependencyScopes),
  direct: z.boolean().describe('Whether the repository itself asks for it.'),
  file: z.string().describe('The file that says so.'),
};

const dependency = z
  .object({
    ...use,
    sources: z
      .array(z.string())
      .describe('Full names of the repositories here that publish it: one for certain, several perhaps.'),
  })
  .register(named, { id: 'Dependency' });

/** What a repository depends on and publishes. */
export const repositoryPackages = z
  .object({
    dependencies: z.array(dependency),
    publishes: z.array(z.object({ purl: z.string(), file: z.string() })),
    faults: z
      .array(z.object({ file: z.string(), because: z.string() }))
      .describe('Files that could not be read.'),
  })
  .register(named, { id: 'RepositoryPackages' });

const dependent = z
  .object({
    fullName: z.string(),
    owner: z.string(),
    name: z.string(),
    certain: z
      .boolean()
      .describe(
        'False where other repositories publish a package of the same name, so that it may mean one of those.',
      ),
    uses: z.array(z.object(use)).describe('Each version in which it depends on it.'),
  })
  .register(named, { id: 'Dependent' });

/** A page of repositories that depend on a package. */
export const dependentList = z
  .object({ ...pageFields, items: z.array(dependent) })
  .register(named, { id: 'DependentList' });
