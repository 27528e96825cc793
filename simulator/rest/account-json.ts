import type { SampleAccount } from '../estate/repository.ts';
import { accountNodeId, iso } from '../identity.ts';

/** An account as the REST API shows the owner of a repository. */
export function ownerJson(account: SampleAccount, url: string): Record<string, unknown> {
  const api = `${url}/users/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: accountNodeId(account),
    avatar_url: `${url}/u/${account.id}`,
    gravatar_id: '',
    url: api,
    html_url: `${url}/${account.login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.kind === 'organisation' ? 'Organization' : 'User',
    user_view_type: 'public',
    site_admin: false,
  };
}

/** An organisation or user as `GET /orgs/{org}` and `GET /users/{user}` give it. */
export function accountJson(
  account: SampleAccount,
  url: string,
  publicRepositories: number,
): Record<string, unknown> {
  return {
    ...ownerJson(account, url),
    ...(account.kind === 'organisation' ? { description: account.description, is_verified: false } : {}),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: publicRepositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: iso(account.createdAt),
    updated_at: iso(account.createdAt),
  };
}
