import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { packageName } from '../../domain/package-name.ts';
import type { Template } from '../../domain/template.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import type { Templates } from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { servicesView } from './template-services-view.ts';
import { dateOf } from '../text/dates.ts';

interface TemplateServices {
  store: Pick<PublicStore, 'services' | 'newestUpgrades'>;
  templates: Pick<Templates, 'list'>;
  catalogue: () => Catalogue;
  clock: Clock;
  /** Whether this hub can open pull requests. */
  canUpgrade: boolean;
  /** Whether releases can be compared. */
  comparable: boolean;
}

/** `/templates/:id`: one template and who uses it. An id that is no more, or never was, leads to those there are. */
export function templatePage({ store, templates, catalogue, clock, ...able }: TemplateServices): Router {
  return Router().get('/templates/:id', async (req, res) => {
    const all = await templates.list();
    const template = all.find(({ id }) => id === req.params.id);
    if (!template) {
      res.status(404).render('templates/missing', missingTemplateView(req.params.id, all));
      return;
    }
    const [services, upgrades] = await Promise.all([
      store.services({ template: template.id }),
      store.newestUpgrades({ template: template.id }),
    ]);
    const users = servicesView(template, { services, upgrades }, catalogue(), clock());
    const owner = ownerOf(template, catalogue());
    res.render('templates/template', templateView(template, { users, owner, ...able }));
  });
}

/** What to do about a template that is not there. */
function missingTemplateView(id: string, templates: readonly Template[]) {
  return {
    title: 'Template not found',
    id: id.slice(0, 100),
    templates: templates.map((one) => ({
      href: addresses.template(one.id),
      text: one.title,
      summary: one.summary,
    })),
  };
}

/** Whose it is, where it does not come with the hub. */
function ownerOf({ owner }: Template, catalogue: Catalogue): string {
  return owner === undefined ? '' : (organisationNames(catalogue).get(owner) ?? owner);
}

interface TemplateSurroundings {
  users: ReturnType<typeof servicesView>;
  owner: string;
  canUpgrade: boolean;
  comparable: boolean;
}

function templateView(template: Template, { users, owner, canUpgrade, comparable }: TemplateSurroundings) {
  const { id, title, summary, audience, stack, version, contains, run, questions, changelog } = template;
  return {
    title,
    summary,
    changesHref: changelog.length > 1 && comparable ? `${addresses.template(id)}/changes` : '',
    startHref: `${addresses.template(id)}/start`,
    command: `npx ${packageName} new ${id} my-service`,
    dryRun: `npx ${packageName} new ${id} my-service --dry-run`,
    facts: [
      { key: 'Who it is for', value: audience },
      ...(owner === '' ? [] : [{ key: 'Made by', value: owner }]),
      { key: 'Made with', value: stack.join(', ') },
      { key: 'Version', value: `${version}, of ${dateOf(changelog[0]?.date ?? '')}` },
    ],
    contains,
    run,
    questions: questions.map((question) => ({
      title: question.title,
      help: question.help ?? '',
      choices: question.choices.map(({ label }) => label),
      conditional: question.when !== null,
    })),
    changelog: changelog.map((release) => ({
      version: release.version,
      date: dateOf(release.date),
      changes: release.changes,
    })),
    services: users,
    upgradesHref: canUpgrade && users.upgradable ? `${addresses.template(id)}/upgrades` : '',
  };
}
