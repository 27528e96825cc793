import type { Publisher } from '../../publisher.ts';
import { planSteps } from './publish-plan.ts';
import { openSender, type PublisherOptions } from './publish-request.ts';
import { isNameTaken } from './name-taken.ts';
import { publishService } from './publish-service.ts';
import { openUpgradePullRequest } from './publish-upgrade.ts';
import { defaultBranch, isPullOpen } from './upgrade-pulls.ts';

/** Publishes at GitHub. Keeps nothing between calls. */
export function openPublisher(options: PublisherOptions): Publisher {
  return {
    planService: planSteps,
    publishService: (service, access) => publishService(service, access, options),
    isNameTaken: (place, access) => isNameTaken(place, openSender(options, access)),
    openUpgradePullRequest: (upgrade, access) => openUpgradePullRequest(upgrade, access, options),
    defaultBranch: (place, access) => defaultBranch(place, openSender(options, access)),
    isPullRequestOpen: (place, access) => isPullOpen(place, openSender(options, access)),
  };
}
