import type { Template } from '../../domain/template.ts';
import type { ServiceUpgrade, UpgradeRun } from '../../templates/templates.ts';
import { webAddress } from '../../domain/file-address.ts';
import { addresses } from '../components/addresses.ts';
import { errorLinks, field, type FieldView } from '../components/field-view.ts';
import { differencesHref } from './differences-view.ts';
import { administratorField } from './form-view.ts';
import type { Label } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';

type State = ServiceUpgrade['state'];

const labels: Record<State, Label> = {
  waiting: { text: 'Waiting', colour: 'grey' },
  working: { text: 'Checking', colour: 'blue' },
  planned: { text: 'Can be upgraded', colour: 'green' },
  refused: { text: 'Not upgraded', colour: 'yellow' },
  opened: { text: 'Opened', colour: 'green' },
  updated: { text: 'Updated', colour: 'green' },
  unchanged: { text: 'Already open', colour: 'green' },
  left: { text: 'Left unchanged', colour: 'yellow' },
  declined: { text: 'Not reopened', colour: 'yellow' },
  'up-to-date': { text: 'Up to date', colour: 'green' },
  failed: { text: 'Failed', colour: 'red' },
};

const remarks: Partial<Record<State, string>> = {
  unchanged: 'An open pull request already contains this upgrade.',
  left: 'Other people have committed to the branch of the pull request, so we left it unchanged.',
  declined:
    'The team closed the pull request for this upgrade without merging it, so we did not open another.',
  'up-to-date': 'The service’s own record says it is up to date. The next harvest will show this.',
};

interface RunFormInput {
  ticked?: readonly string[];
  errors?: Readonly<Record<string, string>>;
}

/**
 * How far a run is, with what became of each service or would; after a look, the form that opens what was looked at.
 *
 * @param given.ticked `owner/name` of those that are to be opened; all that can be unless given
 */
export function upgradeRunView(
  { id, dryRun, finishedAt, services }: UpgradeRun,
  template: Template,
  given: RunFormInput = {},
) {
  const form = `${addresses.template(template.id)}/upgrades`;
  const planned = services.filter(({ state }) => state === 'planned');
  const fields = fieldsFor(planned, given);
  const heading = dryRun ? 'Check what would change' : 'Upgrade pull requests';
  const links = errorLinks(fields);
  const running = finishedAt === null;
  const settled = services.filter(({ state }) => state !== 'waiting' && state !== 'working').length;
  return {
    title: `${links.length > 0 ? 'Error: ' : ''}${heading} - ${template.title}`,
    caption: template.title,
    heading,
    templateHref: addresses.template(template.id),
    formHref: form,
    action: `${form}/${id}/open`,
    running,
    progress: `${settled} of ${countOf(services.length, 'service')} done.`,
    settled: String(settled),
    whole: String(services.length),
    summary: running ? '' : summaryOf(services, dryRun),
    services: services.map((service) => ({
      ...serviceView(service),
      differencesHref: service.differences ? differencesHref(template, id, nameOf(service)) : '',
    })),
    errors: links,
    fields,
    asks: dryRun && !running && planned.length > 0,
    done: !dryRun && !running,
  };
}

function fieldsFor(planned: readonly ServiceUpgrade[], { ticked, errors = {} }: RunFormInput): FieldView[] {
  const choices = planned.map((service) => ({
    ...{ value: nameOf(service), text: nameOf(service), hint: sizeOf(service) },
    checked: ticked === undefined || ticked.includes(nameOf(service)),
  }));
  const fields = [
    field({
      kind: 'checkboxes',
      name: 'repository',
      label: 'Where should we open a pull request?',
      hint: 'Each team decides whether to merge. We never merge anything.',
      choices,
    }),
    administratorField('We ask for it again because this will write to GitHub.'),
  ];
  return fields.map((one) => ({ ...one, error: errors[one.name] ?? '' }));
}

function nameOf({ owner, name }: ServiceUpgrade): string {
  return `${owner}/${name}`;
}

function sizeOf({ conflicts, writes, deletions }: ServiceUpgrade): string {
  const parts = [
    `${countOf(writes.length, 'file')} changed or added`,
    deletions.length === 0 ? '' : `, ${countOf(deletions.length, 'file')} deleted`,
    conflicts.length === 0 ? ', no conflicts.' : `, ${countOf(conflicts.length, 'conflict')} to resolve.`,
  ];
  return parts.join('');
}

function serviceView(service: ServiceUpgrade) {
  const { state, from, to, conflicts, pullRequest, message, faults, writes, deletions } = service;
  const { owner, name } = service;
  const known = writes.length > 0;
  return {
    name: nameOf(service),
    href: addresses.repository(owner, name),
    label: labels[state],
    versions: known && from !== null ? `From ${from} to ${to}: ${sizeOf(service)}` : '',
    remark: message ?? remarks[state] ?? '',
    faults,
    pullHref: webAddress(pullRequest?.url) ?? '',
    pullText: pullRequest ? `Pull request ${pullRequest.number} of ${nameOf(service)}` : '',
    conflictsTitle: conflicts.length === 0 ? '' : countOf(conflicts.length, 'conflict'),
    conflicts: conflicts.map(({ path, others, message: told }) => ({
      path: [path, ...others].join(', '),
      message: told,
    })),
    writes,
    deletions,
  };
}

function openedText(opened: number): string {
  return opened === 0 ? 'We did not open any pull requests.' : `${countOf(opened, 'pull request')} opened.`;
}

function summaryOf(services: readonly ServiceUpgrade[], dryRun: boolean): string {
  const count = (...states: State[]) => services.filter(({ state }) => states.includes(state)).length;
  const withConflicts = services.filter(({ conflicts }) => conflicts.length > 0).length;
  const there = count('updated', 'unchanged');
  const failed = count('failed');
  const not = count('refused', 'up-to-date', 'left', 'declined');
  const sentences = [
    dryRun
      ? `We have not changed anything yet. ${countOf(count('planned'), 'service')} can be upgraded.`
      : openedText(count('opened')),
    there === 0 ? '' : `${countOf(there, 'was', 'were')} already open.`,
    withConflicts === 0
      ? ''
      : `${countOf(withConflicts, 'service has', 'services have')} conflicts to resolve by hand.`,
    not === 0 ? '' : `${countOf(not, 'service was', 'services were')} left unchanged.`,
    failed === 0
      ? ''
      : `${countOf(failed, 'service')} failed. The reasons are below. This did not affect the other services.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
