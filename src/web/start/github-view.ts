import type { NewService, PublishStep } from '../../forge/forge.ts';
import type { Template } from '../../domain/template.ts';
import type { FieldView } from '../components/field-view.ts';
import { errorLinks, field } from '../components/field-view.ts';
import { addresses, webAddress } from '../components/addresses.ts';
import type { Sent } from './answers.ts';
import { hiddenAnswers } from './answers.ts';
import type { Destination } from './github-form.ts';
import type { Label } from '../text/labels.ts';

const outcomeWords: Record<PublishStep['outcome'], Label> = {
  planned: { text: 'Not begun', colour: 'grey' },
  done: { text: 'Done', colour: 'green' },
  failed: { text: 'Failed', colour: 'red' },
  remark: { text: 'Not done', colour: 'yellow' },
  undone: { text: 'Undone', colour: 'orange' },
};

/** Whose token is used. */
export const tokenOwners = ['own', 'hub'] as const;
export type TokenOwner = (typeof tokenOwners)[number];

interface Shared {
  template: Template;
  sent: Sent;
}

function common({ template, sent }: Shared) {
  const start = `${addresses.template(template.id)}/start`;
  return {
    caption: template.title,
    previewAction: `${start}/preview`,
    githubAction: `${start}/github`,
    planAction: `${start}/github/plan`,
    publishAction: `${start}/github/publish`,
    hidden: hiddenAnswers(sent),
  };
}

/** Where on GitHub it should go. */
export function destinationView(shared: Shared, fields: readonly FieldView[]) {
  const errors = errorLinks(fields);
  return {
    ...common(shared),
    title: `${errors.length > 0 ? 'Error: ' : ''}Put it on GitHub - ${shared.template.title}`,
    errors,
    fields,
  };
}

interface Planned extends Shared {
  destination: Destination;
  service: NewService;
  steps: readonly PublishStep[];
  /** Whether the hub's own token may be used for this account. */
  lends: boolean;
  whose: TokenOwner;
  errors: Record<string, string>;
}

/** What would be done, step by step, and the field for the token that allows it. A token is never shown again. */
export function publishPlanView({ destination, service, steps, lends, whose, errors, ...shared }: Planned) {
  const token = field({
    kind: 'input',
    name: 'token',
    type: 'password',
    label: 'Token',
    hint: lends
      ? 'Your GitHub token, or the administrator’s token of this hub. It is used once, and neither kept nor logged.'
      : 'A GitHub token of yours that may create repositories there. It is used once, and neither kept nor logged.',
    error: errors['token'] ?? '',
  });
  const owners = field({
    kind: 'radios',
    name: 'whose',
    label: 'In whose name?',
    choices: [
      { value: 'own', text: 'In mine, with my own GitHub token', hint: '', checked: whose === 'own' },
      {
        ...{ value: 'hub', text: 'In the name of this hub', hint: 'You need its administrator’s token' },
        checked: whose === 'hub',
      },
    ],
  });
  const fields = lends ? [owners, token] : [token];
  const links = errorLinks(fields);
  const made = common(shared);
  return {
    ...made,
    title: `${links.length > 0 ? 'Error: ' : ''}What will be done on GitHub - ${shared.template.title}`,
    repository: `${service.owner}/${service.name}`,
    steps: steps.map(({ title }) => title),
    errors: links,
    fields,
    hidden: [
      ...made.hidden,
      ...Object.entries(destination).map(([name, value]: [string, string]) => ({ name, value })),
    ],
  };
}

/** What was done. */
export function publishedView(
  shared: Shared,
  { url, steps }: { url: string; steps: readonly PublishStep[] },
) {
  return {
    ...common(shared),
    title: `Your service is on GitHub - ${shared.template.title}`,
    heading: 'Your service is on GitHub',
    url: webAddress(url) ?? '',
    steps: steps.map(({ title, outcome, detail }) => ({
      title,
      label: outcomeWords[outcome],
      detail: detail ?? '',
    })),
  };
}

/** Why nothing was published, or what is left behind. */
export function notPublishedView(
  shared: Shared,
  { message, faults }: { message: string; faults: readonly string[] },
  destination: Destination,
) {
  const made = common(shared);
  return {
    ...made,
    title: `Your service was not put on GitHub - ${shared.template.title}`,
    message,
    faults,
    hidden: [
      ...made.hidden,
      ...Object.entries(destination).map(([name, value]: [string, string]) => ({ name, value })),
    ],
  };
}
