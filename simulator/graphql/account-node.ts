import type { GraphQLResolveInfo } from 'graphql';
import type { SampleAccount } from '../estate/repository.ts';
import { accountNodeId, iso } from '../identity.ts';
import type { GraphqlContext } from './context.ts';
import { repositoryConnection } from './repository-connection.ts';
import { findRepository } from './find-repository.ts';

type RepositoryArguments = Parameters<typeof repositoryConnection>[1];

/** An organisation or a user; members have the names of the schema's fields. */
export class AccountNode {
  readonly __typename: 'Organization' | 'User';
  readonly websiteUrl = null;
  readonly location = null;
  readonly isVerified = false;
  readonly #account: SampleAccount;
  readonly #context: GraphqlContext;

  constructor(account: SampleAccount, context: GraphqlContext) {
    this.__typename = account.kind === 'organisation' ? 'Organization' : 'User';
    this.#account = account;
    this.#context = context;
  }

  get id() {
    return accountNodeId(this.#account);
  }
  get databaseId() {
    return this.#account.id;
  }
  get login() {
    return this.#account.login;
  }
  get name() {
    return this.#account.name;
  }
  get description() {
    return this.#account.description;
  }
  get url() {
    return `${this.#context.url}/${this.#account.login}`;
  }
  get resourcePath() {
    return `/${this.#account.login}`;
  }
  get createdAt() {
    return iso(this.#account.createdAt);
  }
  get updatedAt() {
    return iso(this.#account.createdAt);
  }
  avatarUrl() {
    return `${this.#context.url}/u/${this.#account.id}.png`;
  }
  repositories(args: RepositoryArguments, context: GraphqlContext, info: GraphQLResolveInfo) {
    return repositoryConnection(this.#account, args, context, info);
  }
  repository({ name, followRenames }: { name: string; followRenames?: boolean | null }) {
    return findRepository({ owner: this.#account.login, name, followRenames }, this.#context);
  }
}
