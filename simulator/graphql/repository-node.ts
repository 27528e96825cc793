import type { GraphQLResolveInfo } from 'graphql';
import { fullNameOf } from '../estate/estate.ts';
import type { Snapshot } from '../estate/git-objects.ts';
import { githubLicence } from '../estate/github-licence.ts';
import type { RepositoryFacts, SampleRepository } from '../estate/repository.ts';
import type { PageArguments } from './connection.ts';
import { countOnly, listConnection } from './connection.ts';
import type { GraphqlContext } from './context.ts';
import { commitNode, gitObject } from './git-nodes.ts';
import { releaseNode, topicNode } from './repository-parts.ts';
import { repositoryNodeId, iso } from '../identity.ts';

/** A repository as GitHub's schema describes it; members have the names of the schema's fields. */
export class RepositoryNode {
  readonly __typename = 'Repository';
  readonly isLocked = false;
  readonly lockReason = null;
  readonly hasWikiEnabled = true;
  readonly hasProjectsEnabled = true;
  readonly hasDiscussionsEnabled = false;
  readonly forkingAllowed = true;
  readonly viewerPermission = 'READ';
  readonly #repository: SampleRepository;
  readonly #context: GraphqlContext;
  #facts: RepositoryFacts | undefined;

  constructor(repository: SampleRepository, context: GraphqlContext) {
    this.#repository = repository;
    this.#context = context;
  }

  get #known(): RepositoryFacts {
    return (this.#facts ??= this.#repository.facts());
  }
  get #snapshot(): Snapshot {
    return this.#context.estate.snapshot(this.#repository);
  }

  get id() {
    return repositoryNodeId(this.#repository);
  }
  get databaseId() {
    return this.#repository.id;
  }
  get name() {
    return this.#repository.name;
  }
  get nameWithOwner() {
    return fullNameOf(this.#repository);
  }
  get owner() {
    return this.#context.accountNode(this.#repository.account);
  }
  get isInOrganization() {
    return this.#repository.account.kind === 'organisation';
  }
  get url() {
    return `${this.#context.url}/${this.nameWithOwner}`;
  }
  get resourcePath() {
    return `/${this.nameWithOwner}`;
  }
  get sshUrl() {
    return `git@${new URL(this.#context.url).hostname}:${this.nameWithOwner}.git`;
  }
  get isPrivate() {
    return this.#repository.visibility !== 'public';
  }
  get visibility() {
    return this.#repository.visibility.toUpperCase();
  }
  get createdAt() {
    return iso(this.#repository.createdAt);
  }
  get updatedAt() {
    return iso(this.#repository.updatedAt);
  }
  get pushedAt() {
    return iso(this.#repository.pushedAt);
  }
  get description() {
    return this.#known.description;
  }
  get homepageUrl() {
    return this.#known.homepage;
  }
  get isFork() {
    return this.#known.fork;
  }
  get isArchived() {
    return this.#known.archived;
  }
  get archivedAt() {
    return this.#known.archived ? this.updatedAt : null;
  }
  get isDisabled() {
    return this.#known.disabled;
  }
  get isTemplate() {
    return this.#known.template;
  }
  get isMirror() {
    return this.#known.mirrorUrl !== null;
  }
  get mirrorUrl() {
    return this.#known.mirrorUrl;
  }
  get isEmpty() {
    return this.#snapshot.commit === null;
  }
  get stargazerCount() {
    return this.#known.stars;
  }
  get forkCount() {
    return this.#known.forks;
  }
  get hasIssuesEnabled() {
    return this.#known.issuesEnabled;
  }
  get primaryLanguage() {
    const { language } = this.#known;
    return language === null ? null : { __typename: 'Language', id: language, name: language, color: null };
  }
  /** Kibibytes, as GitHub counts them. */
  get diskUsage() {
    let bytes = 0;
    for (const found of this.#snapshot.objects.values())
      bytes += found.kind === 'blob' ? found.content.length : 0;
    return Math.ceil(bytes / 1024);
  }
  get licenseInfo() {
    return githubLicence(this.#snapshot);
  }
  get parent() {
    return this.#named(this.#known.parent);
  }
  get templateRepository() {
    return this.#named(this.#known.madeFrom);
  }
  get latestRelease() {
    const { latestRelease } = this.#known;
    return latestRelease && releaseNode(latestRelease, this.url);
  }
  get defaultBranchRef() {
    const snapshot = this.#snapshot;
    const { commit } = snapshot;
    if (!commit) return null;
    const name = this.#known.defaultBranch;
    return { id: `REF_${this.id}`, name, prefix: 'refs/heads/', target: () => commitNode(commit, snapshot) };
  }

  issues({ states }: { states?: string[] | null }) {
    return countOnly(!states || states.includes('OPEN') ? this.#known.openIssues : 0);
  }
  pullRequests() {
    return countOnly(0);
  }
  watchers() {
    return countOnly(this.#known.stars);
  }
  stargazers() {
    return countOnly(this.#known.stars);
  }
  forks() {
    return countOnly(this.#known.forks);
  }
  releases() {
    return countOnly(this.#known.latestRelease ? 1 : 0);
  }

  repositoryTopics(args: PageArguments, _context: GraphqlContext, info: GraphQLResolveInfo) {
    return listConnection(
      this.#known.topics.map((name) => topicNode(name, this.#context.url)),
      args,
      info,
    );
  }
  languages(args: PageArguments, _context: GraphqlContext, info: GraphQLResolveInfo) {
    return listConnection(
      [this.primaryLanguage].filter((language) => language !== null),
      args,
      info,
    );
  }
  object(args: { expression?: string | null; oid?: string | null }) {
    return gitObject(args, this.#repository, this.#context.estate);
  }

  /** Another repository by its full name, where this forge has it and it is public. */
  #named(fullName: string | null): RepositoryNode | null {
    const [owner = '', name = ''] = fullName?.split('/') ?? [];
    const found = this.#context.estate.repository(owner, name);
    return found?.visibility === 'public' ? new RepositoryNode(found, this.#context) : null;
  }
}
