import type { Catalogue } from '../../domain/catalogue.ts';
import { breachesIn, type Closure } from '../../domain/closure.ts';
import type { RepositoryEvent } from '../../domain/event.ts';
import type { DependentList, RepositoryUses } from '../../domain/package-uses.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { PublicAction } from '../../domain/action-record.ts';
import type { PublicRepository, Tombstone } from '../../domain/public-repository.ts';
import type { PublicUpgrade } from '../../domain/upgrade-record.ts';
import { explain } from '../../policy/policy.ts';
import { fullName } from '../../domain/repository.ts';
import { answersView } from './answers-view.ts';
import { assessmentView, isMendable, mendAddress } from './assessment-view.ts';
import { licenceView } from './licence-view.ts';
import type { SpokenStandard } from '../../standards/standards.ts';
import { standardsView } from './standards-view.ts';
import { usersOf } from '../../domain/collection.ts';
import { userText } from '../collections/software-view.ts';
import { packagesView } from './packages-view.ts';
import { repositoryMetadata } from './metadata.ts';
import { lineageView } from './lineage-view.ts';
import { webAddress } from '../../domain/file-address.ts';
import { titleOf } from '../../domain/forges.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { eventsView } from '../components/events-view.ts';
import { administratorField } from '../upgrades/form-view.ts';
import { requestViews } from '../mending/request-view.ts';
import { upgradeRecordView } from '../upgrades/record-view.ts';
import type { ReadmeView } from './readme/readme.ts';
import { ageOf, dateOf, momentOf } from '../text/dates.ts';
import { statusLabels } from '../text/labels.ts';
import { numberOf } from '../text/numbers.ts';

export interface RepositoryContext {
  catalogue: Catalogue;
  policies: readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  /** Whether there is an administrator, who may have it looked at again. */
  canLook: boolean;
  /** Where this hub was asked; empty where that is not known. */
  address: string;
  now: Date;
}

export interface RepositoryData {
  repository: PublicRepository;
  events: readonly RepositoryEvent[];
  /** What people decided about it, a sentence each. */
  decisions: readonly string[];
  /** The template repository it was made from, where it has a page here. */
  template: PublicRepository | undefined;
  /** undefined: not collected; null: there is none. */
  readme: ReadmeView | null | undefined;
  /** What came of the upgrades that were asked for, the newest first. */
  upgrades: readonly PublicUpgrade[];
  /** What came of pull requests with ready files that were asked for. */
  requests: readonly PublicAction[];
  uses: RepositoryUses;
  standards: readonly SpokenStandard[];
  /** The first of the repositories that depend on what it publishes. */
  dependents: DependentList;
}

/** A public repository in full. */
export function repositoryPageView(data: RepositoryData, context: RepositoryContext) {
  const { repository, template, readme, uses } = data;
  const { catalogue, prose, now } = context;
  const { evidence, licence, status, observedAt } = repository;
  const forge = webAddress(evidence.url) ?? '';
  const explained = explain(repository, context.policies, prose);
  return {
    ...identityView(repository, catalogue),
    metadata: repositoryMetadata(repository, catalogue, context.address),
    description: evidence.description ?? '',
    status: statusLabels[status],
    notices: noticesOf(repository),
    forge,
    forgeName: forge === '' ? 'git' : (titleOf(evidence.forge) ?? new URL(forge).host),
    clone: forge === '' ? '' : `git clone ${forge.replace(/\.git$/, '')}.git`,
    facts: factsOf(repository, now),
    madeFrom: lineageView(repository.lineage, template),
    upgrade: upgradeRecordView(data.upgrades[0]),
    similarHref: addresses.similar(evidence.owner, evidence.name),
    topics: (evidence.topics ?? []).map((topic) => ({ text: topic, href: withQuery('/search', { topic }) })),
    licence: licenceView(licence, evidence),
    standards: standardsView(data.standards, evidence),
    users: usersOf(catalogue.software, fullName(evidence)).map(userText),
    packages: packagesView(uses, data.dependents, evidence),
    answers: answersView(repository, explained, now),
    assessments: explained.map((assessment) => assessmentView(assessment, repository)),
    requests: requestViews(data.requests),
    mendHref: hasMendable(repository) ? mendAddress(evidence) : '',
    events: eventsView(data.events, now, prose),
    decisions: data.decisions,
    readme: readme ?? { path: '', html: '', plain: '', cut: false },
    readmeState: readme ? 'shown' : readme === null ? 'none' : 'unknown',
    observed: momentOf(observedAt),
    observedAge: ageOf(observedAt, now),
    commit: evidence.head?.slice(0, 12) ?? '',
    look: context.canLook ? lookView(evidence) : null,
  };
}

function hasMendable({ findings, evidence }: PublicRepository): boolean {
  return findings.some(({ check, outcome }) => outcome === 'unmet' && isMendable(check, evidence));
}

type TombstoneData = Pick<RepositoryData, 'events' | 'decisions'> & { repository: Tombstone };

/** A repository that is no longer public: that it existed, and nothing of its contents. */
export function tombstonePageView(
  { repository, events, decisions }: TombstoneData,
  { catalogue, now }: RepositoryContext,
) {
  const { firstSeenAt, observedAt, withdrawnAt, closures } = repository;
  return {
    ...identityView(repository, catalogue),
    firstSeen: dateOf(firstSeenAt),
    lastSeen: momentOf(observedAt),
    withdrawn: momentOf(withdrawnAt),
    withdrawnAge: ageOf(withdrawnAt, now),
    breaches: breachesIn(closures).map(closureText),
    decisions,
    events: eventsView(events, now),
  };
}

function lookView({ owner, name }: PublicRepository['evidence']) {
  const hint = 'Starts a harvest of the organisation, which looks at this repository whatever changed.';
  return { action: `${addresses.repository(owner, name)}/look`, fields: [administratorField(hint)] };
}

/** `3 March 2026 to 5 April 2026: It is no longer public.` */
function closureText({ from, to, reason }: Closure): string {
  return `${dateOf(from)} to ${to === null ? 'today' : dateOf(to)}: ${reason}`;
}

function identityView({ evidence }: PublicRepository | Tombstone, { organisations }: Catalogue) {
  const { owner, name, organisation } = evidence;
  const body = organisations.find(({ login }) => login.toLowerCase() === organisation.toLowerCase());
  return {
    title: fullName(evidence),
    owner,
    name,
    organisation: body?.name ?? owner,
    organisationHref: body ? addresses.organisation(body.login) : '',
  };
}

function noticesOf({ evidence }: PublicRepository): string[] {
  const { archived, fork, parent, template, mirror, empty } = evidence;
  const notices = [
    archived ? 'This repository is archived. You can read and copy it, but it will not be updated.' : '',
    fork
      ? `This repository is a fork${parent ? ` of ${parent}` : ''}. Other people may have written much of it.`
      : '',
    mirror ? 'This repository is a mirror. Changes are made elsewhere.' : '',
    template ? 'This repository is a template that you can start new repositories from.' : '',
    empty ? 'This repository is empty.' : '',
  ];
  return notices.filter((notice) => notice !== '');
}

function factsOf({ evidence, firstSeenAt }: PublicRepository, now: Date) {
  const { language, stars, forks, pushedAt, createdAt, latestRelease, defaultBranch } = evidence;
  const facts = [
    { key: 'Main language', value: language ?? '' },
    { key: 'Last updated', value: pushedAt ? `${ageOf(pushedAt, now)}, on ${dateOf(pushedAt)}` : '' },
    { key: 'Latest release', value: latestRelease?.tag ?? '' },
    { key: 'Stars', value: stars === undefined ? '' : numberOf(stars) },
    { key: 'Forks', value: forks === undefined ? '' : numberOf(forks) },
    { key: 'Default branch', value: defaultBranch ?? '' },
    { key: 'Created', value: createdAt ? dateOf(createdAt) : '' },
    { key: 'Added here', value: dateOf(firstSeenAt) },
  ];
  return facts.filter(({ value }) => value !== '');
}
