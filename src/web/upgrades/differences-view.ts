import { notFound } from '../../base/problem.ts';
import type { Template } from '../../domain/template.ts';
import type { UpgradeRun } from '../../templates/templates.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { countOf } from '../text/numbers.ts';

/** Where the differences of one service of a run are shown. */
export function differencesHref(template: Pick<Template, 'id'>, run: string, repository: string): string {
  return withQuery(`${addresses.template(template.id)}/upgrades/${run}/differences`, { repository });
}

/**
 * What an upgrade would change in one service, file by file.
 *
 * @param repository `owner/name`, in any case
 * @throws Problem `not-found` for a service that the run has not looked at
 */
export function differencesView(run: UpgradeRun, template: Template, repository: string) {
  const service = run.services.find(
    ({ owner, name }) => `${owner}/${name}`.toLowerCase() === repository.toLowerCase(),
  );
  if (!service?.differences) throw notFound(`What would change in ${repository}`);
  const { owner, name, from, to, differences, conflicts } = service;
  const inConflict = new Set(conflicts.flatMap(({ path, others }) => [path, ...others]));
  const heading = `What would change in ${owner}/${name}`;
  return {
    title: `${heading} - ${template.title}`,
    caption: template.title,
    heading,
    runHref: `${addresses.template(template.id)}/upgrades/${run.id}`,
    summary: [
      `${countOf(differences.length, 'file differs', 'files differ')} between the service now and after an upgrade`,
      from === null ? `to ${to}.` : `from ${from} to ${to}.`,
      inConflict.size > 0 ? 'Those in conflict come first, with both versions marked.' : '',
    ]
      .join(' ')
      .trim(),
    files: differences.map(({ path, patch }) => ({
      path: inConflict.has(path) ? `${path} (in conflict)` : path,
      text: patch,
      note: patch === '' ? 'The difference is too long to show.' : '',
    })),
  };
}
