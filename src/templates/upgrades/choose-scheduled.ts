import type { PublicUpgrade } from '../../domain/upgrade-record.ts';
import type { UpgradeSchedule } from '../../domain/upgrade-schedule.ts';
import { whyNotUpgradable } from './choose-services.ts';
import type { TemplateService } from './template-usage.ts';
import { whenReleased } from './when-due.ts';

/** A service that is behind, with what is known of its pull request. */
export interface ScheduleCandidate {
  template: string;
  /** The newest version of the template. */
  version: string;
  service: TemplateService;
  /** What came of the newest upgrade that was asked for. */
  newest: PublicUpgrade | undefined;
  /** Whether a pull request of the hub is open there. */
  open: boolean;
}

/** A service to be upgraded, and why now. */
export interface ScheduledService {
  template: string;
  owner: string;
  name: string;
  reason: string;
}

type Settings = Pick<UpgradeSchedule, 'coolDownDays' | 'maxPerRun' | 'maxOpenPerOrganisation'>;

/**
 * The services that the schedule upgrades this time: those that lack a change for security first, then those that lack the most. A
 * release is asked for once: what was turned down, or is open already, is left alone. A service with an open pull request has that one
 * brought up to date, which counts for the run and not for its organisation. Pure.
 *
 * @param today ISO date
 */
export function chooseScheduled(
  candidates: readonly ScheduleCandidate[],
  settings: Settings,
  today: string,
): ScheduledService[] {
  const open = new Map<string, number>();
  const add = ({ organisation }: TemplateService) =>
    void open.set(organisation, (open.get(organisation) ?? 0) + 1);
  for (const each of candidates) if (each.open) add(each.service);
  const chosen: ScheduledService[] = [];
  for (const candidate of candidates.filter(isWanted).toSorted(byNeed)) {
    const { service, template } = candidate;
    const reason = reasonFor(candidate, settings, today);
    const isFull = (open.get(service.organisation) ?? 0) >= settings.maxOpenPerOrganisation;
    if (reason === undefined || (!candidate.open && isFull)) continue;
    if (chosen.length >= settings.maxPerRun) break;
    if (!candidate.open) add(service);
    chosen.push({ template, owner: service.owner, name: service.name, reason });
  }
  return chosen;
}

function isWanted({ service, newest, version }: ScheduleCandidate): boolean {
  const isSettled = newest?.to === version && newest.outcome !== 'failed';
  return whyNotUpgradable(service) === null && !isSettled;
}

function byNeed({ service: one }: ScheduleCandidate, { service: other }: ScheduleCandidate): number {
  const lacking = ({ drift }: TemplateService) => drift?.security.length ?? 0;
  const behind = ({ drift }: TemplateService) => drift?.behind ?? 0;
  const nameOf = ({ owner, name }: TemplateService) => `${owner}/${name}`.toLowerCase();
  return (
    lacking(other) - lacking(one) || behind(other) - behind(one) || (nameOf(one) < nameOf(other) ? -1 : 1)
  );
}

function reasonFor(
  { service }: ScheduleCandidate,
  { coolDownDays }: Settings,
  today: string,
): string | undefined {
  const when = whenReleased(service.drift?.missing ?? [], { today, coolDownDays });
  if (!when.due) return undefined;
  return when.because === 'security'
    ? 'The service lacks a change that matters for security.'
    : `The release has been out for ${coolDownDays} days.`;
}
