import type { Organisation } from '../../src/domain/organisation.ts';
import { notFound } from '../../src/base/problem.ts';
import type { Clock } from '../../src/base/clock.ts';
import { systemClock } from '../../src/base/clock.ts';
import { changedFiles } from './content.ts';
import type { FileChanges } from './content.ts';
import type { Snapshot } from './git-objects.ts';
import { catalogueOf } from './catalogue-of.ts';
import { changedHolding, suspendHolding, type Holding } from './holding.ts';
import { orderedListing } from './listing.ts';
import type { Listing, Order } from './listing.ts';
import { newRepository } from './new-repository.ts';
import { Snapshots } from './snapshots.ts';
import type { NewRepository, RepositoryFacts, SampleAccount, SampleRepository } from './repository.ts';

/**
 * The accounts and repositories a sample forge answers from. Every change moves the dates as GitHub does, on the given
 * clock: a push moves pushedAt and updatedAt, anything else updatedAt only. Repositories are named `owner/name`.
 */
export class Dataset {
  readonly #clock: Clock;
  readonly #holdings = new Map<string, Holding>();
  readonly #byId = new Map<number, SampleRepository>();
  /** Ids by the full names that repositories had before. */
  readonly #formerNames = new Map<string, number>();
  readonly #snapshots = new Snapshots({ most: 1_000 });
  #nextId = 700_000_001;

  constructor({ clock = systemClock }: { clock?: Clock } = {}) {
    this.#clock = clock;
  }

  get accounts(): SampleAccount[] {
    return Array.from(this.#holdings.values(), ({ account }) => account);
  }

  /** Every repository, whatever its visibility. */
  get repositories(): IterableIterator<SampleRepository> {
    return this.#byId.values();
  }

  /** The accounts as a hub's catalogue lists them, bound by these policies. */
  catalogue(policies: readonly string[] = ['nhs-osp-2022']): Organisation[] {
    return catalogueOf(this.accounts, policies);
  }

  account(login: string): SampleAccount | undefined {
    const account = this.#holdings.get(login.toLowerCase())?.account;
    return account?.suspended ? undefined : account;
  }

  accountById(id: number): SampleAccount | undefined {
    return this.accounts.find((account) => account.id === id && !account.suspended);
  }

  /** Finds by present name. */
  repository(owner: string, name: string): SampleRepository | undefined {
    return this.#holdings.get(owner.toLowerCase())?.repositories.get(name.toLowerCase());
  }

  /** Finds by a name it had before, unless that name has been given to another repository since. */
  formerly(owner: string, name: string): SampleRepository | undefined {
    const id = this.#formerNames.get(`${owner}/${name}`.toLowerCase());
    return id === undefined ? undefined : this.#byId.get(id);
  }

  repositoryById(id: number): SampleRepository | undefined {
    return this.#byId.get(id);
  }

  /** The public repositories of an account, in order. */
  listing(account: SampleAccount, order: Order): Listing {
    const holding = this.#holding(account.login);
    const key = `${order.field} ${order.direction}`;
    const known = holding.listings.get(key);
    if (known) return known;
    const open = [...holding.repositories.values()].filter(({ visibility }) => visibility === 'public');
    const listing = orderedListing(open, order);
    holding.listings.set(key, listing);
    return listing;
  }

  /** The git objects of a repository as it is now; kept for the thousand that were asked for last. */
  snapshot(repository: SampleRepository): Snapshot {
    return this.#snapshots.of(repository);
  }

  /** Adds an account; repositories are created in it afterwards. */
  addAccount(account: Pick<SampleAccount, 'login'> & Partial<SampleAccount>): SampleAccount {
    const { login } = account;
    const added: SampleAccount = {
      id: 60_000_000 + this.#holdings.size,
      kind: 'organisation',
      name: login,
      description: null,
      createdAt: this.#now(),
      body: { bodyType: 'trust', nation: 'England', predecessors: [], successor: null },
      ...account,
    };
    this.#holdings.set(login.toLowerCase(), { account: added, repositories: new Map(), listings: new Map() });
    return added;
  }

  create(owner: string, described: NewRepository): SampleRepository {
    const { account } = this.#holding(owner);
    const repository = newRepository(account, described, {
      id: described.id ?? this.#nextId,
      now: this.#now(),
    });
    this.#nextId = Math.max(this.#nextId, repository.id + 1);
    this.#byId.set(repository.id, repository);
    this.#place(repository);
    return repository;
  }

  /** Commits changes to the default branch: content by path, null to delete a path. */
  push(fullName: string, changes: FileChanges): SampleRepository {
    const repository = this.#find(fullName);
    const { files } = repository;
    repository.files = () => changedFiles(files(), changes);
    repository.pushedAt = repository.committedAt = this.#now();
    return this.#touched(repository);
  }

  /** A push to another branch, as bots do: pushedAt moves and the default branch stays. */
  pushElsewhere(fullName: string): SampleRepository {
    const repository = this.#find(fullName);
    repository.pushedAt = this.#now();
    return this.#touched(repository);
  }

  edit(fullName: string, changes: Partial<RepositoryFacts>): SampleRepository {
    const repository = this.#find(fullName);
    const { facts } = repository;
    repository.facts = () => ({ ...facts(), ...changes });
    return this.#touched(repository);
  }

  archive(fullName: string): SampleRepository {
    return this.edit(fullName, { archived: true });
  }

  rename(fullName: string, name: string): SampleRepository {
    return this.#move(this.#find(fullName), (repository) => (repository.name = name));
  }

  transfer(fullName: string, owner: string): SampleRepository {
    const { account } = this.#holding(owner);
    return this.#move(this.#find(fullName), (repository) => (repository.account = account));
  }

  makePrivate(fullName: string): SampleRepository {
    return this.#touched(Object.assign(this.#find(fullName), { visibility: 'private' }));
  }

  makePublic(fullName: string): SampleRepository {
    return this.#touched(Object.assign(this.#find(fullName), { visibility: 'public' }));
  }

  /** Keeps a repository from everybody, as after a takedown notice; or no longer. */
  block(fullName: string, blocked = true): void {
    this.#find(fullName).blocked = blocked;
  }

  /** Puts an account behind single sign-on, or opens it again. */
  protect(login: string, isProtected = true): void {
    this.#holding(login).account.protected = isProtected;
  }

  /** Hides an account and its repositories from everybody, or shows them again. */
  suspend(login: string, isSuspended = true): void {
    suspendHolding(this.#holding(login), isSuspended);
  }

  /** Changes what an account is called or is. Its identity stays, and so do its repositories; no login leads on. */
  changeAccount(login: string, change: Partial<Pick<SampleAccount, 'login' | 'kind'>>): void {
    const holding = this.#holding(login);
    for (const repository of holding.repositories.values())
      this.#formerNames.set(fullNameOf(repository).toLowerCase(), repository.id);
    this.#holdings.delete(login.toLowerCase());
    const changed = changedHolding(holding, change);
    this.#holdings.set(changed.account.login.toLowerCase(), changed);
  }

  delete(fullName: string): void {
    const repository = this.#find(fullName);
    this.#displace(repository);
    this.#byId.delete(repository.id);
    this.#snapshots.forget(repository);
  }

  /**
   * Pushes to a share of all repositories (0.02: every fiftieth), chosen by `seed`.
   *
   * @returns their full names
   */
  touch(fraction: number, seed = 0): string[] {
    const every = Math.max(1, Math.round(1 / fraction));
    const chosen = [...this.#byId.values()].filter((_, index) => index % every === seed % every);
    const at = this.#now();
    return chosen.map((repository) => {
      const name = fullNameOf(repository);
      this.push(name, { 'CHANGES.txt': `Touched on ${new Date(at).toISOString()}, round ${seed}\n` });
      return name;
    });
  }

  #now(): number {
    return Math.floor(this.#clock().getTime() / 1000) * 1000;
  }

  #holding(login: string): Holding {
    const holding = this.#holdings.get(login.toLowerCase());
    if (!holding) throw notFound(`The sample account ${login}`);
    return holding;
  }

  #find(fullName: string): SampleRepository {
    const end = fullName.lastIndexOf('/');
    const repository = this.repository(fullName.slice(0, end), fullName.slice(end + 1));
    if (!repository) throw notFound(`The sample repository ${fullName}`);
    return repository;
  }

  #touched(repository: SampleRepository): SampleRepository {
    repository.updatedAt = this.#now();
    this.#snapshots.forget(repository);
    this.#holding(repository.account.login).listings.clear();
    return repository;
  }

  #move(repository: SampleRepository, change: (repository: SampleRepository) => unknown): SampleRepository {
    this.#displace(repository);
    this.#formerNames.set(fullNameOf(repository).toLowerCase(), repository.id);
    change(repository);
    this.#place(repository);
    return this.#touched(repository);
  }

  #place(repository: SampleRepository): void {
    const holding = this.#holding(repository.account.login);
    holding.repositories.set(repository.name.toLowerCase(), repository);
    holding.listings.clear();
    this.#formerNames.delete(fullNameOf(repository).toLowerCase());
  }

  #displace(repository: SampleRepository): void {
    const holding = this.#holding(repository.account.login);
    holding.repositories.delete(repository.name.toLowerCase());
    holding.listings.clear();
  }
}

export function fullNameOf({ account, name }: SampleRepository): string {
  return `${account.login}/${name}`;
}
