import { proofAt } from '../../../domain/proof.ts';
import { met, unmet } from '../../check.ts';
import { workflowCheck } from '../../workflows.ts';

export const noSelfHostedRunner = workflowCheck({
  id: 'no-self-hosted-runner',
  title: 'Runs no strangers’ code on its own machines',
  why: 'A pull request of anybody can run on a self-hosted runner of a public repository, inside your network.',
  fix: 'Use the runners of GitHub for workflows of public repositories, with runs-on: ubuntu-latest.',
  lesson: {
    time: 'hour',
    tip: 'If the work needs a machine in your network, do it in a private repository that follows the public one.',
  },
  judge(lines) {
    const own = lines.find(({ text }) =>
      /^\s{0,40}(?:runs-on:\s{1,9}\[?.{0,100}|-\s{1,4}['"]?)\bself-hosted\b/.test(text),
    );
    return own
      ? unmet(`${own.path} runs on a self-hosted machine.`, proofAt(own.path, own.line))
      : met('No workflow runs on a self-hosted machine.');
  },
});
