import type { Template } from '../../domain/template.ts';
import type { ServiceUpgrade, UpgradeRun } from '../../templates/templates.ts';
import { addresses, webAddress } from '../components/addresses.ts';
import { errorLinks, field, type FieldView } from '../components/field-view.ts';
import { administratorField } from './form-view.ts';
import type { Label } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';

type State = ServiceUpgrade['state'];

const labels: Record<State, Label> = {
  waiting: { text: 'Waiting', colour: 'grey' },
  working: { text: 'Being read', colour: 'blue' },
  planned: { text: 'Can be upgraded', colour: 'green' },
  refused: { text: 'Not upgraded', colour: 'yellow' },
  opened: { text: 'Opened', colour: 'green' },
  updated: { text: 'Brought up to date', colour: 'green' },
  unchanged: { text: 'Open already', colour: 'green' },
  left: { text: 'Left alone', colour: 'yellow' },
  declined: { text: 'Not opened again', colour: 'yellow' },
  'up-to-date': { text: 'Up to date', colour: 'green' },
  failed: { text: 'Failed', colour: 'red' },
};

const remarks: Partial<Record<State, string>> = {
  unchanged: 'The pull request that is open holds this very upgrade.',
  left: 'Others have committed to the branch of the pull request, so this hub does not touch it.',
  declined: 'The pull request with this upgrade was closed without merging, so none was opened again.',
  'up-to-date': 'Its own record says that nothing is missing. The next harvest shows it here.',
};

interface Given {
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
  given: Given = {},
) {
  const form = `${addresses.template(template.id)}/upgrades`;
  const planned = services.filter(({ state }) => state === 'planned');
  const fields = fieldsFor(planned, given);
  const heading = dryRun ? 'What the upgrades would change' : 'Upgrade pull requests';
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
    services: services.map(serviceView),
    errors: links,
    fields,
    asks: dryRun && !running && planned.length > 0,
    done: !dryRun && !running,
  };
}

function fieldsFor(planned: readonly ServiceUpgrade[], { ticked, errors = {} }: Given): FieldView[] {
  const choices = planned.map((service) => ({
    ...{ value: nameOf(service), text: nameOf(service), hint: sizeOf(service) },
    checked: ticked === undefined || ticked.includes(nameOf(service)),
  }));
  const fields = [
    field({
      kind: 'checkboxes',
      name: 'repository',
      label: 'Where should a pull request be opened?',
      hint: 'Their teams decide what becomes of it. Nothing is merged by this hub.',
      choices,
    }),
    administratorField('It is asked for again, because this now writes to GitHub.'),
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
    conflicts.length === 0 ? ', no conflicts.' : `, ${countOf(conflicts.length, 'conflict')} to settle.`,
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

function openedWords(opened: number): string {
  return opened === 0 ? 'No pull request was opened.' : `${countOf(opened, 'pull request')} opened.`;
}

function summaryOf(services: readonly ServiceUpgrade[], dryRun: boolean): string {
  const count = (...states: State[]) => services.filter(({ state }) => states.includes(state)).length;
  const withConflicts = services.filter(({ conflicts }) => conflicts.length > 0).length;
  const there = count('updated', 'unchanged');
  const failed = count('failed');
  const not = count('refused', 'up-to-date', 'left', 'declined');
  const sentences = [
    dryRun
      ? `Nothing has been changed yet. ${countOf(count('planned'), 'service')} can be upgraded.`
      : openedWords(count('opened')),
    there === 0 ? '' : `${countOf(there, 'was', 'were')} open already.`,
    withConflicts === 0
      ? ''
      : `${countOf(withConflicts, 'service has', 'services have')} conflicts, which a person must settle.`,
    not === 0 ? '' : `${countOf(not, 'service was left as it is', 'services were left as they are')}.`,
    failed === 0
      ? ''
      : `${countOf(failed, 'service')} failed: the reasons are below, and the others are not affected.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
