import type { NewService, PublishStep } from '../../publisher.ts';
import type { PublishTarget } from './publish-files.ts';
import { anything, expectAnswer, refusal, type PublishResponse, type Send } from './publish-request.ts';

const ids = ['reporting', 'scanning', 'team', 'rule'] as const satisfies readonly PublishStep['id'][];
type Safeguard = (typeof ids)[number];

/** Whether a service is whole without this step. */
export function isSafeguard(id: PublishStep['id']): boolean {
  return (ids as readonly string[]).includes(id);
}

/** What keeps a new repository safe. Each may be refused by the plan of the account or by the token: then it says what to do by hand. */
export function safeguards(
  send: Send,
  place: PublishTarget,
  { team, owner }: Pick<NewService, 'team' | 'owner'>,
): Record<Safeguard, () => Promise<void>> {
  const settings = 'In the repository’s settings, under';
  return {
    reporting: async () =>
      expectDone(
        'Switching it on',
        await send('PUT /repos/{owner}/{repo}/private-vulnerability-reporting', { ...place }),
        `${settings} “Advanced Security”, switch on “Private vulnerability reporting”.`,
      ),
    scanning: async () =>
      expectDone(
        'Switching it on',
        await send('PATCH /repos/{owner}/{repo}', { ...place, security_and_analysis: scanning }),
        `${settings} “Advanced Security”, switch on “Secret Protection” and “Push protection”. Private repositories need a licence for it.`,
      ),
    team: async () =>
      expectDone(
        'Giving access',
        await send('PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}', {
          ...{ ...place, org: owner, team_slug: team ?? '', permission: 'push' },
        }),
        `Create the team ${team ?? ''} in ${owner}, then add it ${settings.toLowerCase()} “Collaborators and teams”. CODEOWNERS names it.`,
      ),
    rule: async () =>
      expectDone(
        'Making the rule',
        await send('POST /repos/{owner}/{repo}/rulesets', { ...place, ...rule }, { repeatable: false }),
        `${settings} “Rules”, make a rule for the default branch that asks for a pull request.`,
      ),
  };
}

function expectDone(what: string, answer: PublishResponse, advice: string): void {
  if (answer.status >= 400) throw refusal(what, answer, ` ${advice}`);
  expectAnswer(what, answer, anything);
}

const on = { status: 'enabled' };
const scanning = { secret_scanning: on, secret_scanning_push_protection: on };

/** docs.github.com/rest/repos/rules */
const rule = {
  name: 'Reviewed pull requests',
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  rules: [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: 1,
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
      },
    },
  ],
};
