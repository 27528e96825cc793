import type { Log } from '../base/log.ts';
import type { ForgeName } from '../domain/account.ts';
import type { GitSource } from '../domain/catalogue.ts';
import type { Forge } from './forge.ts';
import { openGitForge } from './git/git-forge.ts';
import type { GitReader } from './git/tree-reader.ts';
import { openGitHub } from './github/github.ts';
import { openGitLab } from './gitlab/gitlab.ts';

/** Where an API is, and the token to use, if any. */
interface ApiSettings {
  apiUrl: string;
  token: string | undefined;
}

export interface ForgeSettings {
  github: ApiSettings;
  gitlab: ApiSettings;
  /** Repositories that are read by their address. */
  sources: readonly GitSource[];
  reader: GitReader;
  log: Log;
}

/** The place where forges register: one line each. */
const openers: Record<ForgeName, (settings: ForgeSettings) => Forge> = {
  github: ({ github, reader, log }) => openGitHub({ ...github, trees: reader, log }),
  gitlab: ({ gitlab, reader, log }) => openGitLab({ ...gitlab, trees: reader, log }),
  git: ({ sources, reader }) => openGitForge({ sources, reader }),
};

export type OpenForges = Record<ForgeName, Forge> & AsyncDisposable;

/** Opens every forge; none sends a request before it is asked something. */
export function openForges(settings: ForgeSettings): OpenForges {
  const opened = new AsyncDisposableStack();
  const open = (name: ForgeName) => opened.use(openers[name](settings));
  return {
    github: open('github'),
    gitlab: open('gitlab'),
    git: open('git'),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
