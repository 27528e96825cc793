import type { Template } from '../../domain/template.ts';
import type { PublicUpgrade } from '../../domain/upgrade-record.ts';
import type { UpgradeSchedule } from '../../domain/upgrade-schedule.ts';
import type { ServiceEntry } from '../../store/store.ts';
import {
  templateUsage,
  maxUpgrades,
  whyNotUpgradable,
  leastRecentlyRequested,
  type TemplateService,
} from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { errorLinks, field, type FieldView } from '../components/field-view.ts';
import { versionStatus } from '../templates/template-services-view.ts';
import { upgradeRecordView } from './record-view.ts';
import { countOf } from '../text/numbers.ts';

interface UpgradeFormData {
  template: Template;
  services: readonly ServiceEntry[];
  upgrades: readonly PublicUpgrade[];
  /** When the hub does it by itself. */
  schedule?: UpgradeSchedule | undefined;
}

interface UpgradeFormInput {
  /** `owner/name` of those that are ticked; those that have no pull request for this version unless given. */
  ticked?: readonly string[] | undefined;
  /** By field. */
  errors?: Readonly<Record<string, string>>;
}

/** The services that can be upgraded, to choose from, and why others cannot. */
export function upgradeFormView(
  { template, services, upgrades, schedule }: UpgradeFormData,
  { ticked, errors = {} }: UpgradeFormInput = {},
) {
  const newest = new Map(upgrades.map((upgrade) => [upgrade.repository, upgrade]));
  const used = templateUsage(template, services).services;
  const ordered = leastRecentlyRequested(used, upgrades, template.version);
  const adopted = ordered.map((service) => ({ service, refusal: whyNotUpgradable(service) }));
  const able = adopted.flatMap(({ service, refusal }) => (refusal === null ? [service] : []));
  const shown = able.slice(0, maxUpgrades);
  const choices = shown.map((service) =>
    choiceOf(service, newest.get(service.id), { ticked, newest: template.version }),
  );
  const fields = [
    field({
      kind: 'checkboxes',
      name: 'repository',
      label: 'Which services do you want to upgrade?',
      hint: hintFor(able.length),
      choices,
    }),
    administratorField('We need it to read every file of these services.'),
  ].map((one) => ({ ...one, error: errors[one.name] ?? '' }));
  const links = errorLinks(fields);
  return {
    title: `${links.length > 0 ? 'Error: ' : ''}Open upgrade pull requests - ${template.title}`,
    caption: template.title,
    templateHref: addresses.template(template.id),
    version: template.version,
    action: `${addresses.template(template.id)}/upgrades/preview`,
    errors: links,
    fields,
    schedule: scheduleText(schedule),
    able: able.length > 0,
    unable: unableView(adopted),
  };
}

function unableView(adopted: readonly { service: TemplateService; refusal: string | null }[]) {
  return adopted.flatMap(({ service: { owner, name, drift, archived }, refusal }) =>
    refusal === null || drift?.behind === 0
      ? []
      : [{ name: `${owner}/${name}`, href: addresses.repository(owner, name), reason: refusal, archived }],
  );
}

/** What the hub does by itself, in sentences. */
function scheduleText(schedule: UpgradeSchedule | undefined): string {
  if (schedule === undefined) return 'We only open pull requests when an administrator asks for them.';
  const { schedule: when, coolDownDays, maxPerRun, maxOpenPerOrganisation } = schedule;
  return [
    `We also open pull requests on a schedule (${when}, in UTC): for ${countOf(maxPerRun, 'service')} at most each time,`,
    `and no more than ${countOf(maxOpenPerOrganisation, 'open pull request')} for an organisation.`,
    `Security fixes come at once. Other releases wait ${countOf(coolDownDays, 'day')}.`,
  ].join(' ');
}

function hintFor(able: number): string {
  return able > maxUpgrades
    ? `These are ${maxUpgrades} of ${able} services. You can upgrade the others when these are done.`
    : 'Services without a pull request come first, then the most out of date.';
}

/** What is typed is never shown again. */
export function administratorField(hint: string): FieldView {
  return field({
    kind: 'input',
    name: 'token',
    type: 'password',
    label: 'Administrator’s token',
    hint: `${hint} We check the token and do not store it.`,
  });
}

/** Whether this version was asked for already, and its team has a pull request, or has turned it down. */
function isSettled(upgrade: PublicUpgrade | undefined, newest: string): boolean {
  return upgrade !== undefined && upgrade.to === newest && upgrade.pullRequest !== null;
}

function choiceOf(
  service: TemplateService,
  upgrade: PublicUpgrade | undefined,
  { ticked, newest }: { ticked: readonly string[] | undefined; newest: string },
) {
  const { owner, name, version, drift } = service;
  const fullName = `${owner}/${name}`;
  const lacking = drift?.security.length ?? 0;
  const known = [
    `Version ${version ?? ''}, ${versionStatus(service)}`,
    lacking === 0 ? '' : `Missing ${countOf(lacking, 'security fix', 'security fixes')}`,
    upgradeRecordView(upgrade).text,
  ];
  return {
    value: fullName,
    text: fullName,
    hint: known
      .filter((sentence) => sentence !== '')
      .map((sentence) => `${sentence}.`.replace(/\.\.$/, '.'))
      .join(' '),
    checked: ticked === undefined ? !isSettled(upgrade, newest) : ticked.includes(fullName),
  };
}
