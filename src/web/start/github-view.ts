import type { NewService, PublishStep, SignInCode } from '../../forge/forge.ts';
import type { Template } from '../../domain/template.ts';
import type { FieldView } from '../components/field-view.ts';
import { errorLinks, field } from '../components/field-view.ts';
import { webAddress } from '../../domain/file-address.ts';
import { addresses } from '../components/addresses.ts';
import type { SentAnswers } from './answers.ts';
import { hiddenAnswers } from './answers.ts';
import type { Destination } from './github-form.ts';
import type { Label } from '../text/labels.ts';

const stepLabels: Record<PublishStep['outcome'], Label> = {
  planned: { text: 'Not started', colour: 'grey' },
  done: { text: 'Done', colour: 'green' },
  failed: { text: 'Failed', colour: 'red' },
  remark: { text: 'Not done', colour: 'yellow' },
  undone: { text: 'Undone', colour: 'orange' },
};

/** Whose token is used. */
export const tokenOwners = ['own', 'hub'] as const;
export type TokenOwner = (typeof tokenOwners)[number];

interface StartInput {
  template: Template;
  sent: SentAnswers;
}

function common({ template, sent }: StartInput) {
  const start = `${addresses.template(template.id)}/start`;
  return {
    caption: template.title,
    previewAction: `${start}/preview`,
    githubAction: `${start}/github`,
    planAction: `${start}/github/plan`,
    publishAction: `${start}/github/publish`,
    signInAction: `${start}/github/sign-in`,
    hidden: hiddenAnswers(sent),
  };
}

/** Where on GitHub it should go. */
export function destinationView(shared: StartInput, fields: readonly FieldView[]) {
  const errors = errorLinks(fields);
  return {
    ...common(shared),
    title: `${errors.length > 0 ? 'Error: ' : ''}Publish to GitHub - ${shared.template.title}`,
    errors,
    fields,
  };
}

interface PublishPlanInput extends StartInput {
  destination: Destination;
  service: NewService;
  steps: readonly PublishStep[];
  /** Whether the hub's own token may be used for this account. */
  lends: boolean;
  whose: TokenOwner;
  errors: Record<string, string>;
  /** Somebody is signing in with this code. */
  signIn: SignInCode | undefined;
  /** What signing in asks for; undefined where people cannot. */
  scopes: readonly string[] | undefined;
}

/** What would be done, step by step, and the field for the token that allows it. A token is never shown again. */
export function publishPlanView({
  destination,
  service,
  steps,
  lends,
  whose,
  errors,
  signIn,
  scopes,
  ...shared
}: PublishPlanInput) {
  const token = tokenField(lends, errors['token'] ?? '');
  const fields = lends ? [ownerField(whose), token] : [token];
  const links = errorLinks(fields);
  const made = common(shared);
  return {
    ...made,
    title: `${links.length > 0 ? 'Error: ' : ''}Check before you publish - ${shared.template.title}`,
    repository: `${service.owner}/${service.name}`,
    steps: steps.map(({ title }) => title),
    errors: links,
    fields,
    signInAction: scopes === undefined ? '' : made.signInAction,
    scopes: (scopes ?? []).join(', '),
    signIn: signIn ?? null,
    hidden: [
      ...made.hidden,
      ...Object.entries(destination).map(([name, value]: [string, string]) => ({ name, value })),
      ...signInFields(signIn),
    ],
  };
}

function signInFields(signIn: SignInCode | undefined): { name: string; value: string }[] {
  if (!signIn) return [];
  const { id, code, address } = signIn;
  return [
    { name: 'signIn', value: id },
    { name: 'signInCode', value: code },
    { name: 'signInAddress', value: address },
  ];
}

function tokenField(lends: boolean, error: string): FieldView {
  return field({
    kind: 'input',
    name: 'token',
    type: 'password',
    label: 'Token',
    hint: lends
      ? 'Your GitHub token or the administrator’s token. We use it once. We do not store or log it.'
      : 'We use it once. We do not store or log it.',
    error,
  });
}

function ownerField(whose: TokenOwner): FieldView {
  return field({
    kind: 'radios',
    name: 'whose',
    label: 'Who should create the repository?',
    choices: [
      { value: 'own', text: 'Me, with my own GitHub token', hint: '', checked: whose === 'own' },
      {
        ...{ value: 'hub', text: 'This service', hint: 'You need the administrator’s token' },
        checked: whose === 'hub',
      },
    ],
  });
}

/** What was done. */
export function publishedView(
  shared: StartInput,
  { url, steps }: { url: string; steps: readonly PublishStep[] },
) {
  return {
    ...common(shared),
    title: `Your service is on GitHub - ${shared.template.title}`,
    heading: 'Your service is on GitHub',
    url: webAddress(url) ?? '',
    steps: steps.map(({ title, outcome, detail }) => ({
      title,
      label: stepLabels[outcome],
      detail: detail ?? '',
    })),
  };
}

/** Why nothing was published, or what is left behind. */
export function notPublishedView(
  shared: StartInput,
  { message, faults }: { message: string; faults: readonly string[] },
  destination: Destination,
) {
  const made = common(shared);
  return {
    ...made,
    title: `We could not publish your service - ${shared.template.title}`,
    message,
    faults,
    hidden: [
      ...made.hidden,
      ...Object.entries(destination).map(([name, value]: [string, string]) => ({ name, value })),
    ],
  };
}
