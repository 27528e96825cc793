import { forces, type Levels } from '../../domain/assessment.ts';
import type { CheckProse } from '../../domain/policy.ts';
import type { ComparedRepository } from '../../visibility/compare-repositories.ts';
import { addresses } from '../components/addresses.ts';
import { ageOf, dateOf } from '../text/dates.ts';
import { forceLabels, levelOutcomeLabels, statusLabels } from '../text/labels.ts';
import { licenceLabel } from '../text/licences.ts';
import { countOf, numberOf } from '../text/numbers.ts';

interface CompareContext {
  organisations: ReadonlyMap<string, string>;
  prose: (check: string) => CheckProse | undefined;
  now: Date;
}

interface CompareRow {
  name: string;
  /** One for each repository. */
  cells: { text: string; href: string }[];
}

const maxUnmet = 5;

interface Fact {
  name: string;
  tell: (one: ComparedRepository, context: CompareContext) => string;
  /** The part of the repository's page that says more; undefined for no link. */
  part?: string;
}

/** What people choose by; the first leads to the repositories. */
const facts: readonly Fact[] = [
  { name: 'Repository', tell: ({ item }) => item.fullName, part: '' },
  { name: 'What it is', tell: ({ item }) => item.description ?? 'No description' },
  {
    name: 'Organisation',
    tell: ({ item, organisation }, { organisations }) => organisations.get(organisation) ?? item.owner,
  },
  {
    name: 'Licence',
    tell: ({ item }) => (item.licence ? licenceLabel(item.licence.spdx) : 'No licence'),
    part: '#licence',
  },
  { name: 'Status', tell: ({ item }) => statusLabels[item.status].text },
  { name: 'Policy', tell: ({ item }) => levelsText(item.levels) },
  { name: 'Checks not met', tell: ({ unmet }, context) => unmetText(unmet, context), part: '#checks' },
  { name: 'Main language', tell: ({ item }) => item.language ?? 'Not known' },
  {
    name: 'Last updated',
    tell: ({ item }, { now }) => (item.pushedAt ? whenOf(item.pushedAt, now) : 'Not known'),
  },
  { name: 'Latest release', tell: ({ latestRelease }) => latestRelease ?? 'None that we know of' },
  { name: 'Created', tell: ({ createdAt }) => (createdAt === null ? 'Not known' : dateOf(createdAt)) },
  { name: 'Kind', tell: ({ item }) => kindsOf(item) },
  {
    name: 'Standards it speaks',
    tell: ({ standards }) => standards.map(({ name }) => name).join(', ') || 'None that we look for',
  },
  { name: 'Depends on', tell: ({ dependencies }) => countOf(dependencies, 'package'), part: '#depends-on' },
  {
    name: 'Used by',
    tell: ({ dependents }) => countOf(dependents, 'repository here', 'repositories here'),
    part: '#used-by',
  },
  { name: 'Stars', tell: ({ item }) => numberOf(item.stars) },
  { name: 'Topics', tell: ({ item }) => item.topics.join(', ') || 'None' },
];

/** One row for each fact, with a cell for each repository. */
export function compareRows(
  repositories: readonly ComparedRepository[],
  context: CompareContext,
): CompareRow[] {
  return facts.map(({ name, tell, part }) => ({
    name,
    cells: repositories.map((one) => ({
      text: tell(one, context),
      href: part === undefined ? '' : `${pageOf(one)}${part}`,
    })),
  }));
}

function whenOf(pushedAt: string, now: Date): string {
  return `${ageOf(pushedAt, now)}, on ${dateOf(pushedAt)}`;
}

function pageOf({ item }: ComparedRepository): string {
  return addresses.repository(item.owner, item.name);
}

function levelsText(levels: Levels | undefined): string {
  if (levels === undefined) return 'No policy applies';
  return forces
    .map((force) => `${forceLabels[force]}: ${levelOutcomeLabels[levels[force]].text.toLowerCase()}`)
    .join(', ');
}

function unmetText(unmet: readonly string[], { prose }: CompareContext): string {
  if (unmet.length === 0) return 'None';
  const titles = unmet.slice(0, maxUnmet).map((check) => prose(check)?.title ?? check);
  const more = unmet.length > maxUnmet ? ` and ${unmet.length - maxUnmet} more` : '';
  return `${numberOf(unmet.length)}: ${titles.join('; ')}${more}`;
}

function kindsOf({ archived, fork, template }: ComparedRepository['item']): string {
  const kinds = [archived ? 'Archived' : '', fork ? 'Fork' : '', template ? 'Template' : ''];
  return kinds.filter((kind) => kind !== '').join(', ') || 'Neither archived, a fork nor a template';
}
