import { pathToFileURL } from 'node:url';
import { Problem } from '../../base/problem.ts';
import type { ReadRepository } from '../../domain/template-repository.ts';
import { parseRemoteAddress } from '../../git/address.ts';
import type { GitLimits } from '../../git/session.ts';
import { readFullTree } from '../../git/full-tree.ts';

/** Protocols for an address that a person typed. */
const typedProtocols = ['https', 'http', 'ssh', 'git', 'file'];

interface TemplateRepositoriesOptions {
  /** Where the forge of this hub is, such as `https://github.com`. */
  forge: string;
  limits: GitLimits;
  tempFolder?: string;
}

/**
 * Opens a reader of template repositories. An address that no person typed, such as one from a file of a service, is
 * read only over https or from the forge of this hub: it must not make us look into this machine, or sign in elsewhere
 * with the keys of the person who runs us.
 */
export function openTemplateRepositories({
  forge,
  limits,
  tempFolder,
}: TemplateRepositoriesOptions): ReadRepository {
  return async ({ address, commit, typed }, signal) => {
    const protocols = typed ? typedProtocols : protocolsFor(address, forge);
    const { shown, protocol } = parseRemoteAddress(address, protocols);
    const options = { protocols, limits, commit, ...(tempFolder !== undefined && { tempFolder }) };
    const { head, files, submodules, unnameable } = await readFullTree(address, options, signal);
    const from = protocol === 'file' && !shown.startsWith('file:') ? pathToFileURL(shown).href : shown;
    return { from, head, files, submodules, unnameable };
  };
}

function protocolsFor(address: string, forge: string): string[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:') return ['https'];
  if (url && url.origin === forge) return [url.protocol.slice(0, -1)];
  const { shown } = parseRemoteAddress(address, typedProtocols);
  const message = `${shown} was not read, because it comes from a file and is neither an https:// address nor on ${forge}. If you trust it, give it with --from.`;
  throw new Problem('forbidden', message);
}
