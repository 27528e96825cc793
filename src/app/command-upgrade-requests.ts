import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import type { CommandContext } from '../cli/cli.ts';
import { environmentVariables } from '../config/environment-variables.ts';
import { readEnvironment } from '../config/environment.ts';
import { openPublisher } from '../forge/github/publishing/publish.ts';
import { checkoutOf } from '../git/local-repository.ts';

/** What a workflow of GitHub sets (docs.github.com/actions/reference/variables-reference). */
const repository = z.string().regex(/^[A-Za-z0-9-]{1,39}\/[\w.-]{1,100}$/);

/**
 * Pull requests as the command opens them: in the repository and with the token that the environment names.
 *
 * @throws Problem `invalid` for an environment that lacks either
 */
export function commandUpgradeRequests(
  folder: string,
): Awaited<ReturnType<CommandContext['upgradeRequests']>> {
  const variables = environmentVariables();
  const { environment, faults } = readEnvironment(variables, folder);
  if (!environment) throw new Problem('invalid', 'The environment is not right.', { faults });
  const { token, apiUrl } = environment.forges.github;
  const { data: fullName } = repository.safeParse(variables['GITHUB_REPOSITORY']);
  const lacking = [
    ...(fullName === undefined ? ['GITHUB_REPOSITORY must name the repository, as owner/name.'] : []),
    ...(token === undefined
      ? ['GITHUB_TOKEN must be a token that may write contents and pull requests.']
      : []),
  ];
  if (fullName === undefined || token === undefined)
    throw new Problem('invalid', 'The environment does not say where the pull request is to be opened.', {
      faults: lacking,
    });
  const [owner = '', name = ''] = fullName.split('/');
  const publisher = openPublisher({ apiUrl });
  return {
    place: { owner, name },
    defaultBranch: (signal) => publisher.defaultBranch({ owner, name }, { token, signal }),
    open: (upgrade, signal) => publisher.openUpgradePullRequest(upgrade, { token, signal }),
    readCheckout: checkoutOf,
  };
}
