import type { Template } from '../../domain/template.ts';
import type { PublicUpgrade } from '../../domain/upgrade-record.ts';
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

interface Known {
  template: Template;
  services: readonly ServiceEntry[];
  upgrades: readonly PublicUpgrade[];
}

interface Given {
  /** `owner/name` of those that are ticked; those that have no pull request for this version unless given. */
  ticked?: readonly string[] | undefined;
  /** By field. */
  errors?: Readonly<Record<string, string>>;
}

/** The services that can be upgraded, to choose from, and why others cannot. */
export function upgradeFormView(
  { template, services, upgrades }: Known,
  { ticked, errors = {} }: Given = {},
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
  const hint =
    able.length > shown.length
      ? `These are ${maxUpgrades} of ${able.length}. The others can follow once these are done.`
      : 'Those not asked for yet come first, then those that lack the most.';
  const fields = [
    field({ kind: 'checkboxes', name: 'repository', label: 'Which services?', hint, choices }),
    administratorField('To read them, this hub fetches every file of these services.'),
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
    able: able.length > 0,
    unable: adopted.flatMap(({ service: { owner, name, drift, archived }, refusal }) =>
      refusal === null || drift?.behind === 0
        ? []
        : [{ name: `${owner}/${name}`, href: addresses.repository(owner, name), reason: refusal, archived }],
    ),
  };
}

/** What is typed is never shown again. */
export function administratorField(hint: string): FieldView {
  return field({
    kind: 'input',
    name: 'token',
    type: 'password',
    label: 'Administrator’s token of this hub',
    hint: `${hint} The token is checked and forgotten.`,
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
    lacking === 0
      ? ''
      : `Lacks ${countOf(lacking, 'change that matters', 'changes that matter')} for security`,
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
