import { printable } from '../base/printable.ts';
import { isRepositoryName } from '../lineage/template-name.ts';
import type { CopyWarning } from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';

/** Whether a template is a repository and none of our own, whose ids hold neither sign. */
export function isRepository(template: string): boolean {
  return /[/:\\]/.test(template);
}

/** The address of a repository: `owner/name` is at the forge of this hub, anything else is for git to read. */
export async function repositoryAddress(
  given: string,
  { templateRepositories }: Pick<CommandContext, 'templateRepositories'>,
): Promise<string> {
  const isName = isRepositoryName(given) && /^[A-Za-z0-9]/.test(given);
  return isName ? (await templateRepositories()).addressOf(given) : given;
}

/** An address as people may see it: without a user name and password, and without what a terminal would obey. */
export function shownAddress(address: string): string {
  return printable(address.replace(/^([a-z][\w+.-]*:\/\/)[^/?#]*@/i, '$1'));
}

/** At most so many lines of warnings are shown. */
const maxWarnings = 30;

/** What was left out of a copy, or is incomplete in it, a line each. */
export function warningLines(warnings: readonly CopyWarning[]): string[] {
  const more = warnings.length - maxWarnings;
  return [
    ...warnings.slice(0, maxWarnings).map(({ path, why }) => `  ${printable(path)} ${why}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
