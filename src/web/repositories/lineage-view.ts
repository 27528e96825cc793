import { shortVersion } from '../../lineage/template-name.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import type { Lineage } from '../../domain/template.ts';
import { isTemplateRepository } from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { sourceLabels } from '../templates/template-services-view.ts';

/**
 * The template a repository was made from, and how we know; an empty `text` where there is none.
 *
 * @param repository the template, where it is a repository that has a page here
 */
export function lineageView(
  lineage: Lineage | null | undefined,
  repository: Pick<PublicRepository, 'evidence'> | undefined,
) {
  if (!lineage) return { text: '', href: '', version: '', how: '' };
  const { template, version, source } = lineage;
  return {
    text: template,
    href: hrefOf(template, repository),
    version: version === null ? '' : shortVersion(version),
    how: sourceLabels[source],
  };
}

function hrefOf(template: string, repository: Pick<PublicRepository, 'evidence'> | undefined): string {
  if (!template.includes('/')) return addresses.template(template);
  if (!repository) return '';
  const { owner, name } = repository.evidence;
  return isTemplateRepository(repository)
    ? addresses.templateRepository(owner, name)
    : addresses.repository(owner, name);
}
