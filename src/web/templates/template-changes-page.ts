import { Router } from 'express';
import type { CompareReleases, TemplateChanges, Templates } from '../../templates/templates.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { textParameter } from '../components/parameters.ts';
import { countOf } from '../text/numbers.ts';

interface ChangesServices {
  templates: Pick<Templates, 'find'>;
  compareReleases: CompareReleases;
}

/** `/templates/:id/changes`: what an upgrade from a release to the newest changes, file by file. */
export function templateChangesPage({ templates, compareReleases }: ChangesServices): Router {
  return Router().get('/templates/:id/changes', async (req, res) => {
    const { template } = await templates.find(req.params.id);
    const asked = textParameter(req.query, 'from', 40);
    const from = asked === '' ? (template.changelog[1]?.version ?? template.version) : asked;
    const changes = await compareReleases(template.id, from);
    res.render('templates/changes', changesView(template.title, changes));
  });
}

/** The differences, with other releases to compare with. */
function changesView(title: string, changes: TemplateChanges) {
  const { template, from, to, versions, changelog, files } = changes;
  const place = addresses.template(template);
  return {
    title: `Changes from ${from} to ${to} - ${title}`,
    caption: title,
    heading: `Changes from ${from} to ${to}`,
    templateHref: place,
    summary:
      files.length === 0
        ? 'No file differs.'
        : `${countOf(files.length, 'file')} of a service that nobody has changed, made with the template’s own answers.`,
    others: versions
      .filter((version) => version !== from)
      .map((version) => ({
        href: withQuery(`${place}/changes`, { from: version }),
        text: `From ${version} to ${to}`,
      })),
    releases: changelog.map(({ version, changes: made }) => ({ version, changes: made })),
    files: files.map(({ path, patch }) => ({
      path,
      text: patch,
      note: patch === '' ? 'The difference is too long to show.' : '',
    })),
  };
}
