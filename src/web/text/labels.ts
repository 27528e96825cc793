import type { Force, LevelOutcome, Outcome, Status } from '../../domain/assessment.ts';
import type { EventKind } from '../../domain/event.ts';
import type { EventFilter } from '../../history/event-selection.ts';
import type { HarvestRun, HarvestState, OrganisationProgress } from '../../domain/harvest-run.ts';
import type { LicenceMethod, LicenceScope } from '../../domain/licence-verdict.ts';
import type { BodyType, Nation } from '../../domain/organisation.ts';

/** A word with the colour of its tag in the design system; the word alone carries the meaning. */
export interface Label {
  text: string;
  colour: string;
}

export const statusLabels: Record<Status, Label> = {
  open: { text: 'Open', colour: 'green' },
  'needs-attention': { text: 'Needs attention', colour: 'orange' },
  'not-assessed': { text: 'Not assessed', colour: 'grey' },
  'closed-with-reason': { text: 'Closed with a reason', colour: 'blue' },
  'closed-without-reason': { text: 'Closed without a reason', colour: 'red' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
};

export const outcomeLabels: Record<Outcome, Label> = {
  met: { text: 'Met', colour: 'green' },
  unmet: { text: 'Not met', colour: 'red' },
  unknown: { text: 'Not known', colour: 'yellow' },
  'not-applicable': { text: 'Does not apply', colour: 'grey' },
  declared: { text: 'Declared', colour: 'blue' },
  waived: { text: 'Waived', colour: 'purple' },
};

export const harvestLabels: Record<HarvestState, Label> = {
  running: { text: 'Running', colour: 'blue' },
  complete: { text: 'Complete', colour: 'green' },
  partial: { text: 'Partly complete', colour: 'yellow' },
  failed: { text: 'Failed', colour: 'red' },
  interrupted: { text: 'Interrupted', colour: 'orange' },
};

export const progressLabels: Record<OrganisationProgress['state'], Label> = {
  waiting: { text: 'Waiting', colour: 'grey' },
  listing: { text: 'Checking', colour: 'blue' },
  unchanged: { text: 'No changes', colour: 'green' },
  done: { text: 'Done', colour: 'green' },
  missing: { text: 'Not found', colour: 'red' },
  failed: { text: 'Failed', colour: 'red' },
};

export const triggerLabels: Record<HarvestRun['trigger'], string> = {
  schedule: 'On schedule',
  command: 'From the command line',
  request: 'By request',
};

export const forceLabels: Record<Force, string> = {
  mandatory: 'Mandatory',
  required: 'Required',
  recommended: 'Recommended',
};

/** What a repository meets, by the weakest force it meets with all stronger ones. */
export const levelLabels: Record<Force, string> = {
  mandatory: 'All mandatory checks',
  required: 'All mandatory and required checks',
  recommended: 'Every check',
};

/** How one level came out, in a sentence after its name. */
export const levelOutcomeLabels: Record<LevelOutcome, Label> = {
  met: { text: 'Met', colour: 'green' },
  unmet: { text: 'Not met', colour: 'red' },
  unknown: { text: 'Not known', colour: 'yellow' },
  'not-applicable': { text: 'Does not apply', colour: 'grey' },
};

export const eventLabels: Record<EventKind, string> = {
  found: 'Added',
  published: 'Made public',
  withdrawn: 'Withdrawn',
  renamed: 'Renamed',
  transferred: 'Moved to another account',
  archived: 'Archived',
  unarchived: 'Unarchived',
  'licence-changed': 'Licence changed',
  'check-met': 'Check now met',
  'check-unmet': 'Check no longer met',
};

/** What events can be narrowed by. */
export const eventFilterLabels: Record<EventFilter, string> = {
  worse: 'What got worse',
  better: 'What got better',
  ...eventLabels,
};

export const bodyTypeLabels: Record<BodyType, string> = {
  'national-body': 'National body',
  'special-health-authority': 'Special health authority',
  'special-health-board': 'Special health board',
  'arms-length-body': 'Arm’s length body',
  regulator: 'Regulator',
  'executive-agency': 'Executive agency',
  'government-owned-company': 'Government-owned company',
  icb: 'Integrated care board',
  csu: 'Commissioning support unit',
  trust: 'NHS trust or board',
  'hsc-body': 'Health and Social Care body',
  'legacy-body': 'Former organisation',
  community: 'Community',
  research: 'Research group',
  charity: 'Charity',
};

/** What a repository is, as the search filters it. */
export const kindLabels = { archived: 'Archived', fork: 'Fork', template: 'Template', package: 'Package' };

export const nationLabels: Record<Nation, string> = {
  England: 'England',
  Scotland: 'Scotland',
  Wales: 'Wales',
  'Northern Ireland': 'Northern Ireland',
  UK: 'United Kingdom',
};

export const methodLabels: Record<LicenceMethod, string> = {
  exact: 'The text matches the standard text',
  similar: 'The text is similar to the standard text',
  identifier: 'A line gives the SPDX identifier of the licence',
  declared: 'A package file declares it',
  named: 'The text names the licence',
  curated: 'A person decided',
};

export const scopeLabels: Record<LicenceScope, string> = {
  code: 'the code',
  documentation: 'the documentation',
  data: 'the data',
};
