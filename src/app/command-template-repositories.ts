import type { CommandContext } from '../cli/cli.ts';
import { Problem } from '../base/problem.ts';
import { environmentVariables } from '../config/environment-variables.ts';
import { readEnvironment } from '../config/environment.ts';
import { openTemplateRepositories } from '../forge/git/template-repositories.ts';
import { webAddressOf } from '../forge/github/web-address.ts';

/** For somebody who waits at a terminal: as large as a starting point can sensibly be. */
const limits = { milliseconds: 120_000, bytes: 200_000_000, entries: 20_000 };

/** Template repositories as commands use them, on the forge that the environment names. */
export function commandTemplateRepositories(
  folder: string,
): Awaited<ReturnType<CommandContext['templateRepositories']>> {
  const { environment, faults } = readEnvironment(environmentVariables(), folder);
  if (!environment) throw new Problem('invalid', 'The environment is not right.', { faults });
  const forge = webAddressOf(environment.forges.github.apiUrl);
  return {
    read: openTemplateRepositories({ forge, limits }),
    addressOf: (fullName) => `${forge}/${fullName}`,
  };
}
