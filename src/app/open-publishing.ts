import { systemClock } from '../base/clock.ts';
import { withTimeout } from '../base/with-timeout.ts';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import type { Config } from '../config/config.ts';
import { mergeTrees } from '../git/merge-trees.ts';
import { readFullTree } from '../git/full-tree.ts';
import { createDeviceSignIn } from '../forge/github/device-sign-in.ts';
import { webAddressOf } from '../forge/github/web-address.ts';
import { openPublisher } from '../forge/github/publishing/publish.ts';
import { createMendingPullRequests, type MendingPullRequests } from '../outgoing/mending-pull-requests.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ActionStore, UpgradeStore } from '../store/store.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import {
  createUpgradeControl,
  runScheduledUpgrades,
  type BackgroundUpgrades,
  type Templates,
} from '../templates/templates.ts';
import type { Publishing } from '../web/web.ts';
import { createTokenLender } from '../auth/lend-token.ts';

/** A service is held in memory whole, a few of them at a time. */
const limits = { milliseconds: 60_000, bytes: 100_000_000, entries: 50_000 };

/** Two large trees can be made to take git for ever, and nothing else is upgraded meanwhile. */
const merging = {
  timeoutMs: 60_000,
  late: new Problem(
    'invalid',
    'Its files took git more than a minute to merge. Upgrade it with “npx @open-code-hub/cli upgrade .”.',
  ),
};

const lookupTimeoutMs = 60_000;
/** Somebody waits for the page. */
const nameTimeoutMs = 5_000;

interface Parts {
  environment: Pick<Config['environment'], 'forges' | 'githubClientId'>;
  hasAdministrator: boolean;
  /** What the public may see. */
  store: Pick<PublicStore, 'services' | 'findRepository' | 'newestUpgrades'>;
  records: UpgradeStore & Pick<ActionStore, 'saveAction'>;
  templates: Templates;
  catalogue: () => Catalogue;
  /** That git may use, at this moment. */
  protocols: () => readonly string[];
  log: Log;
}

/**
 * Puts together what writes to GitHub: new services, and upgrades of those there are. These are opened with the hub's own
 * token alone; undefined where it has none, or no administrator who could ask for them.
 */
export function openPublishing({ environment, hasAdministrator, protocols, ...shared }: Parts): {
  publishing: Publishing;
  upgrades: BackgroundUpgrades | undefined;
  mending: MendingPullRequests | undefined;
  /** Opens the upgrades that are due by the schedule of the catalogue. */
  upgradeOnSchedule: (() => Promise<void>) | undefined;
} {
  const { github } = environment.forges;
  const publisher = openPublisher({ apiUrl: github.apiUrl });
  const lender = createTokenLender({ github: github.token, hasAdministrator, log: shared.log });
  const publishing = {
    ...{ publisher, ...lender, signIn: signInAt(github.apiUrl, environment.githubClientId) },
    isNameTaken: (place: { owner: string; name: string }) =>
      publisher.isNameTaken(place, { token: github.token, signal: AbortSignal.timeout(nameTimeoutMs) }),
  };
  const { token } = github;
  if (!lender.lends || token === undefined)
    return { publishing, upgrades: undefined, mending: undefined, upgradeOnSchedule: undefined };
  const { catalogue, log, records } = shared;
  const readTree = (url: string, signal: AbortSignal) =>
    readFullTree(url, { protocols: protocols(), limits }, signal);
  const openPullRequest: Parameters<typeof createMendingPullRequests>[0]['openPullRequest'] = (
    change,
    signal,
  ) => publisher.openUpgradePullRequest(change, { token, signal });
  const mending = createMendingPullRequests({
    ...{ records, catalogue, readTree, openPullRequest, clock: systemClock, log },
  });
  const upgrades = createUpgradeControl({
    ...shared,
    mergeTrees: (request, signal) =>
      withTimeout({ ...merging, signal }, (mergeSignal) => mergeTrees(request, mergeSignal)),
    clock: systemClock,
    readTree,
    open: openPullRequest,
  });
  const isOpen: IsOpen = (place) =>
    publisher.isPullRequestOpen(place, { token, signal: AbortSignal.timeout(lookupTimeoutMs) });
  const upgradeOnSchedule = bySchedule({ ...shared, control: upgrades, isOpen, clock: systemClock });
  return { publishing, upgrades, mending, upgradeOnSchedule };
}

type ScheduleDependencies = Parameters<typeof runScheduledUpgrades>[1];
type IsOpen = ScheduleDependencies['isOpen'];

/** By the settings in force when it starts. */
function bySchedule({
  catalogue,
  ...tools
}: ScheduleDependencies & Pick<Parts, 'catalogue'>): () => Promise<void> {
  return async () => {
    const settings = catalogue().upgrades;
    if (settings) await runScheduledUpgrades(settings, tools);
  };
}

function signInAt(apiUrl: string, clientId: string | undefined): Publishing['signIn'] {
  if (clientId === undefined) return undefined;
  return createDeviceSignIn({ webUrl: webAddressOf(apiUrl), clientId, clock: systemClock });
}
