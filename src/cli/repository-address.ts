import { isRepositoryName } from '../domain/template-repository.ts';
import type { CommandContext } from './command-context.ts';

/** Whether a template is a repository and none of our own, whose ids hold neither sign. */
export function isRepository(template: string): boolean {
  return /[/:\\]/.test(template);
}

/** The address somebody means: `owner/name` is at the forge of this hub, anything else is for git to read. */
export async function repositoryAddress(
  given: string,
  { templateRepositories }: Pick<CommandContext, 'templateRepositories'>,
): Promise<string> {
  const isName = isRepositoryName(given) && /^[A-Za-z0-9]/.test(given);
  return isName ? (await templateRepositories()).addressOf(given) : given;
}

/** An address as people may see it: without a user name and password, and without what a terminal would obey. */
export function shownAddress(address: string): string {
  return address.replace(/^([a-z][\w+.-]*:\/\/)[^/?#]*@/i, '$1').replaceAll(/[\p{Cc}\p{Cf}]/gu, '�');
}
