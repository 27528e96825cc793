import { describe, expect, test } from 'vitest';
import { compareReleasesOf, loadTemplates } from '../../../src/templates/templates.ts';
import { createWeb } from '../../../src/web/web.ts';
import request from 'supertest';
import { fakeTools } from '../../web/fake-tools.ts';
import { shippedFolder } from '../some-templates.ts';

const templates = loadTemplates(shippedFolder);
const compareReleases = compareReleasesOf(templates);

describe('the changes between releases of a template', () => {
  test('are told file by file, with what each release says of itself', async () => {
    const { template } = await templates.find('nhs-prototype');
    const changes = await compareReleases('nhs-prototype', '1.0.0');
    expect([changes.from, changes.to]).toEqual(['1.0.0', template.version]);
    expect(changes.changelog.map(({ version }) => version)).toContain('1.1.0');
    expect(changes.versions).toEqual(expect.arrayContaining(['1.1.0', '1.0.0']));
    const readme = changes.files.find(({ path }) => path === 'README.md');
    expect(readme?.patch).toContain('+## Keeping up to date');
    expect(changes.files.map(({ path }) => path)).not.toContain('.codehub.yml');
    const lock = changes.files.find(({ path }) => path === 'package-lock.json');
    expect(lock?.patch).toBe('');
  });

  test.each([
    ['nhs-prototype', '9.9.9'],
    ['nhs-prototype', '../x'],
    ['nothing', '1.0.0'],
  ])('of %s %s are not found', async (id, from) => {
    await expect(compareReleases(id, from)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('are shown on a page that the template leads to', async () => {
    const app = createWeb(fakeTools({ templates, compareReleases }));
    const page = await request(app).get('/templates/nhs-prototype/changes?from=1.0.0');
    expect(page.status).toBe(200);
    expect(page.text).toContain('+## Keeping up to date');
    expect(page.text).toContain('The difference is too long to show.');
    const template = await request(app).get('/templates/nhs-prototype');
    expect(template.text).toContain('/templates/nhs-prototype/changes');
    const missing = await request(app).get('/templates/nhs-prototype/changes?from=9.9.9');
    expect(missing.status).toBe(404);
  });
});
