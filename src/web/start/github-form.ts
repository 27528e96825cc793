import type { NewService } from '../../forge/forge.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { FilePlan, Template } from '../../domain/template.ts';
import { namesOf, teamSlugOf } from '../../templates/templates.ts';
import type { FieldView } from '../components/field-view.ts';
import { field } from '../components/field-view.ts';
import { oneOf, textParameter } from '../components/parameters.ts';

/** Where a service goes on GitHub. */
export interface Destination {
  /** Login of an organisation of the catalogue; empty when it goes to an account of the person’s own. */
  organisation: string;
  account: string;
  visibility: 'public' | 'private';
}

export function destinationOf(body: unknown, suggested: string): Destination {
  const organisation = textParameter(body, 'organisation');
  const account = textParameter(body, 'account');
  return {
    organisation: organisation === '' && account === '' ? suggested : organisation,
    account,
    visibility: oneOf(body, 'visibility', ['public', 'private'] as const, 'public'),
  };
}

/** The account as the catalogue spells it, or a fault by field. */
export function readDestination(
  { organisation, account }: Destination,
  { organisations }: Pick<Catalogue, 'organisations'>,
): { owner: string; covered: boolean; errors: Record<string, string> } {
  const login = organisations.find((one) => one.login.toLowerCase() === organisation.toLowerCase())?.login;
  const errors: Record<string, string> = {};
  if (organisation !== '' && account !== '')
    errors['account'] = 'Select an organisation or enter your own account, not both';
  else if (organisation === '' && account === '')
    errors['organisation'] = 'Select an organisation, or enter your own GitHub account';
  else if (organisation !== '' && login === undefined)
    errors['organisation'] = 'Select an organisation from the list';
  else if (account !== '' && !/^[a-z\d](?:-?[a-z\d]){0,38}$/i.test(account))
    errors['account'] = 'Enter your GitHub account name, as in github.com/NAME';
  return { owner: login ?? account, covered: login !== undefined, errors };
}

/** @param answered the account that the answers name, which need not be one of the catalogue */
export function destinationFields(
  { organisation, account, visibility }: Destination,
  { organisations, answered }: Pick<Catalogue, 'organisations'> & { answered: string },
  errors: Record<string, string>,
): FieldView[] {
  const fields = [
    organisationField(organisation, organisations, answered),
    field({
      kind: 'input',
      name: 'account',
      label: 'Or your own GitHub account',
      hint: 'Use this to try it out. To meet policy, you will need to move it to your organisation’s account.',
      value: account,
    }),
    field({
      kind: 'radios',
      name: 'visibility',
      label: 'Who can see it?',
      choices: visibilities.map((one) => ({ ...one, checked: one.value === visibility })),
    }),
  ];
  return fields.map((one) => ({ ...one, error: errors[one.name] ?? '' }));
}

const visibilities = [
  { value: 'public', text: 'Everyone', hint: 'NHS policy asks for new code to be open from day one' },
  {
    value: 'private',
    text: 'Only people you give access to',
    hint: 'To meet policy, you will need to record a reason',
  },
];

function organisationField(
  chosen: string,
  organisations: Catalogue['organisations'],
  answered: string,
): FieldView {
  const isOther =
    answered !== '' && !organisations.some(({ login }) => login.toLowerCase() === answered.toLowerCase());
  const named = organisations
    .map(({ login, name }) => ({ value: login, text: `${name} (${login})` }))
    .sort((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  return field({
    kind: 'select',
    name: 'organisation',
    label: 'Organisation',
    hint: `The organisations we cover.${isOther ? ` We do not cover ${answered}, which is in your answers.` : ''}`,
    choices: [{ value: '', text: 'Select an organisation' }, ...named].map((one) => ({
      ...one,
      hint: '',
      checked: one.value.toLowerCase() === chosen.toLowerCase(),
    })),
  });
}

/** What is asked of GitHub. */
export function newService(
  { title, topics }: Template,
  plan: FilePlan,
  { owner, visibility, covered }: { owner: string; visibility: Destination['visibility']; covered: boolean },
): NewService {
  const team = teamSlugOf(plan.answers);
  const words = topics.map((topic) =>
    topic
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
  );
  return {
    owner,
    name: namesOf(plan.answers).packageName,
    description: String(plan.answers['summary'] ?? ''),
    private: visibility === 'private',
    ...(covered && team !== '' ? { team } : {}),
    topics: [...new Set(['nhs', ...words])].filter((word) => word !== '' && word.length <= 50).slice(0, 20),
    files: plan.files,
    message: `Start from the template ${title} (${plan.template} ${plan.version})`,
  };
}
