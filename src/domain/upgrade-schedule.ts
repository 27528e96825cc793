/** When the hub opens upgrade pull requests by itself, and how many. */
export interface UpgradeSchedule {
  /** Cron expression, in UTC. */
  schedule: string;
  /** How long a release waits that holds nothing for security. */
  coolDownDays: number;
  /** How many services are upgraded each time. */
  maxPerRun: number;
  /** How many pull requests of the hub may be open in an organisation before it opens another there. */
  maxOpenPerOrganisation: number;
}
