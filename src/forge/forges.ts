import type { Log } from '../base/log.ts';
import type { GitSource } from '../domain/catalogue.ts';
import { forgeNames, type AccountForgeName, type ForgeApi, type ForgeName } from '../domain/forges.ts';
import type { Forge } from './forge.ts';
import { openGitForge } from './git/git-forge.ts';
import type { GitReader } from './git/tree-reader.ts';
import { openGitHub } from './github/github.ts';
import type { WaitStore } from './http/kept-waits.ts';
import { openGitLab } from './gitlab/gitlab.ts';

export interface ForgeSettings {
  apis: Readonly<Record<AccountForgeName, ForgeApi>>;
  /** Repositories that are read by their address. */
  sources: readonly GitSource[];
  reader: GitReader;
  waitStore: WaitStore;
  log: Log;
}

/** The adapter of each forge of `domain/forges.ts`. */
const openers: Record<ForgeName, (settings: ForgeSettings) => Forge> = {
  github: ({ apis, reader, ...shared }) => openGitHub({ ...apis.github, trees: reader, ...shared }),
  gitlab: ({ apis, reader, ...shared }) => openGitLab({ ...apis.gitlab, trees: reader, ...shared }),
  git: ({ sources, reader }) => openGitForge({ sources, reader }),
};

export type OpenForges = Record<ForgeName, Forge> & AsyncDisposable;

/** Opens every forge; none sends a request before it is asked something. */
export function openForges(settings: ForgeSettings): OpenForges {
  const opened = new AsyncDisposableStack();
  const forges = forgeNames.map((name) => [name, opened.use(openers[name](settings))] as const);
  return {
    ...(Object.fromEntries(forges) as Record<ForgeName, Forge>),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
