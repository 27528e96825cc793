import type { Collection, UsedSoftware } from './collection.ts';
import type { Decision } from './decision.ts';
import type { LicenceCuration } from './licence-verdict.ts';
import type { Organisation } from './organisation.ts';
import type { UpgradeSchedule } from './upgrade-schedule.ts';
import type { TemplatePlace } from './template-place.ts';

/** What this hub covers, as `catalog.yml` says. */
export interface Catalogue {
  title: string;
  /** Shown beside the title in the header, such as the body that runs the hub. */
  brand: string;
  /** Whom people write to about the hub; null when not given. */
  contact: string | null;
  organisations: Organisation[];
  /** Single repositories at any address, harvested over git. */
  repositories: GitSource[];
  /** Licence verdicts that people made. */
  licences: LicenceCuration[];
  /** What people decided about repositories. */
  decisions?: readonly Decision[] | undefined;
  /** Lists of repositories that people curate. */
  collections?: readonly Collection[] | undefined;
  /** What bodies say that they run. */
  software?: readonly UsedSoftware[] | undefined;
  /** Where organisations keep templates of their own. */
  templates?: readonly TemplatePlace[] | undefined;
  /** When the hub opens upgrade pull requests by itself; undefined: only when somebody asks for them. */
  upgrades?: UpgradeSchedule | undefined;
  schedule: {
    /** Cron expression of the harvest, in UTC. */
    harvest: string;
    /** Hours after which a harvest counts as overdue. */
    overdueAfterHours: number;
  };
}

export interface GitSource {
  url: string;
  /** Login (any account of the catalogue, or a name of its own) that it is listed under. */
  organisation: string;
  name: string;
  description: string | null;
}

/** Logins of everything that the catalogue has, on GitHub or over git: in lower case, each once. */
export function coveredLogins({
  organisations,
  repositories,
}: Pick<Catalogue, 'organisations' | 'repositories'>): string[] {
  const logins = [
    ...organisations.map(({ login }) => login),
    ...repositories.map(({ organisation }) => organisation),
  ];
  return [...new Set(logins.map((login) => login.toLowerCase()))];
}

/** Whether the catalogue has an organisation, by its login in any case. */
export function isCovered(
  catalogue: Pick<Catalogue, 'organisations' | 'repositories'>,
  login: string,
): boolean {
  const wanted = login.toLowerCase();
  return (
    catalogue.organisations.some((one) => one.login.toLowerCase() === wanted) ||
    catalogue.repositories.some((one) => one.organisation.toLowerCase() === wanted)
  );
}
