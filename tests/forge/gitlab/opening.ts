import { silentLog } from '../../../src/base/log.ts';
import { openGitLab, type GitLabOptions } from '../../../src/forge/gitlab/gitlab.ts';
import { quickLimits } from '../github/harvesting.ts';

/** GitLab without a token, with waits of milliseconds. */
export function openLab(options: Pick<GitLabOptions, 'apiUrl' | 'trees'> & Partial<GitLabOptions>) {
  return openGitLab({ token: undefined, log: silentLog, limits: quickLimits, ...options });
}
