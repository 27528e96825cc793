import type { Router } from 'express';
import type { CompareReleases } from '../../templates/templates.ts';
import { templateChangesPage } from './template-changes-page.ts';
import { templatePage } from './template-page.ts';
import { templateRepositoryPage } from './template-repository-page.ts';
import { templatesPage } from './templates-page.ts';

type TemplateServices = Parameters<typeof templatesPage>[0] &
  Parameters<typeof templateRepositoryPage>[0] &
  Omit<Parameters<typeof templatePage>[0], 'canUpgrade' | 'comparable'> &
  Pick<Parameters<typeof templateChangesPage>[0], 'templates'> & {
    compareReleases?: CompareReleases | undefined;
    upgrades?: object | undefined;
  };

/** All pages about templates. What differs between releases is shown where they are at hand. */
export function templatePages(tools: TemplateServices): Router[] {
  const { compareReleases, upgrades } = tools;
  return [
    templatesPage(tools),
    templateRepositoryPage(tools),
    ...(compareReleases ? [templateChangesPage({ ...tools, compareReleases })] : []),
    templatePage({
      ...tools,
      canUpgrade: upgrades !== undefined,
      comparable: compareReleases !== undefined,
    }),
  ];
}
