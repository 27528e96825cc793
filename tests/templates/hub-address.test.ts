import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageName } from '../../src/domain/package-name.ts';
import { loadTemplates, planService, readAnswers } from '../../src/templates/templates.ts';
import { shippedFolder, textOf } from './some-templates.ts';

const templates = loadTemplates(shippedFolder);
const ids = (await templates.list()).map(({ id }) => id);
const hub = 'https://code.nhs.example';

describe('a service says how it is kept up to date', () => {
  test.each(ids)('%s names its hub, its template and the command', async (id) => {
    const source = await templates.find(id);
    const { answers } = readAnswers(source.template, {});
    const plan = planService(source, answers ?? {}, { date: '2026-11-28', hub });
    const readme = textOf(plan, 'README.md');
    expect(readme).toContain('## Keeping up to date');
    expect(readme).toContain(`${hub}/templates/${id}`);
    expect(readme).toContain(`npx ${packageName} upgrade .`);
    expect(textOf(plan, '.codehub.yml')).toContain(`hub: "${hub}"`);
    const without = planService(source, answers ?? {}, { date: '2026-11-28' });
    expect(textOf(without, 'README.md')).not.toContain('](/templates');
    expect(textOf(without, '.codehub.yml')).not.toContain('hub:');
  });
});

/** Texts that people read and type after. */
function* texts(place: string): Generator<string> {
  if (statSync(place).isFile()) yield place;
  else
    for (const name of readdirSync(place))
      if (name !== 'releases' && name !== 'node_modules') yield* texts(join(place, name));
}

test('nothing leads to the package codehub, which is somebody else’s program', () => {
  const foreign = /\bnpx\s+(?!--no -- )(?:-\S+\s+)*codehub\b|npm (?:i|install|exec)\s[^\n]*[ "']codehub\b/;
  const places = ['README.md', 'CONTRIBUTING.md', 'action.yml', 'bin', 'docs', 'templates', 'views', 'src'];
  const leading = places
    .flatMap((place) => [...texts(place)])
    .filter((file) => foreign.test(readFileSync(file, 'utf8')));
  expect(leading).toEqual([]);
});
