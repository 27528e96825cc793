/** Other names of qualifiers, those of GitHub with them. */
const aliases: Record<string, string> = {
  license: 'licence',
  organization: 'organisation',
  org: 'organisation',
  owner: 'user',
  lang: 'language',
  topics: 'topic',
  repository: 'repo',
  dependency: 'depends',
  dependencies: 'depends',
  'depends-on': 'depends',
  uses: 'depends',
  requires: 'depends',
};

/** Fields of which people name several values with a comma between: any of them will do. */
const listFields = [
  'language',
  'licence',
  'organisation',
  'user',
  'repo',
  'topic',
  'nation',
  'body',
  'status',
  'standard',
  'collection',
  'in',
];

/** Qualifiers that GitHub has and the hub cannot answer, and why. */
const unanswered: Record<string, string> = {
  followers: 'The hub does not record how many people follow an account.',
  size: 'The hub does not record how large a repository is.',
  'good-first-issues': 'The hub does not read issues.',
  'help-wanted-issues': 'The hub does not read issues.',
  visibility: 'Every repository here is public.',
  mirror: 'The hub does not search by whether a repository is a mirror.',
  has: 'The hub does not record sponsors or funding files.',
  path: 'The hub searches repositories, not the code in their files.',
  filename: 'The hub searches repositories, not the code in their files.',
  extension: 'The hub searches repositories, not the code in their files.',
  symbol: 'The hub searches repositories, not the code in their files.',
  content: 'The hub searches repositories, not the code in their files.',
  author: 'The hub searches repositories, not issues or commits.',
  label: 'The hub searches repositories, not issues or commits.',
  sort: 'The order is chosen beside the results.',
};

/** The name by which a qualifier is read, whatever of its names was typed. */
export function canonicalName(name: string): string {
  return aliases[name.toLowerCase()] ?? name.toLowerCase();
}

/** Why a qualifier of GitHub cannot be answered; undefined for other names. */
export function whyUnanswered(name: string): string | undefined {
  return Object.hasOwn(unanswered, name.toLowerCase()) ? unanswered[name.toLowerCase()] : undefined;
}

/** Whether a qualifier may have several values with a comma between. */
export function mayBeList(name: string): boolean {
  return listFields.includes(canonicalName(name));
}
