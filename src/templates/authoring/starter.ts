import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { Templates } from '../definitions/template-set.ts';

/**
 * Writes a small template that works, with comments that say what its parts are for: as `DIR`, in a folder of templates.
 *
 * @returns the paths it wrote
 * @throws Problem `invalid` for a name that no template can have, `conflict` for a folder that is not empty
 */
export async function startTemplate(
  directory: string,
  { hub, date }: { hub: Pick<Templates, 'find'>; date: string },
): Promise<string[]> {
  const place = resolve(directory);
  const id = basename(place);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    throw new Problem(
      'invalid',
      `A template is called as its folder is, and ${id} is not lower-case words joined by hyphens.`,
    );
  const present = await readdir(place).catch(() => []);
  if (present.length > 0) throw new Problem('conflict', `${directory} is not empty: nothing was written.`);
  const { template } = await hub.find('common');
  const files = starterFiles({ id, date, common: template.version });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), content, { flag: 'wx' });
  }
  return Object.keys(files);
}

interface StarterValues {
  id: string;
  date: string;
  /** The version of the common part to build on. */
  common: string;
}

function starterFiles(values: StarterValues): Readonly<Record<string, string>> {
  return {
    'template.yml': templateFile(values),
    'files/README.md': readme,
    'files/package.json': packageFile,
    'files/package-lock.json': lockFile,
    'files/src/greeting.js': code,
    'files/test/greeting.test.js': test,
  };
}

function templateFile({ id, date, common }: StarterValues): string {
  return `# What the template is and what it asks. “codehub template lint” says what is wrong with it, “codehub template test” makes
# services of it and runs their tests. docs/templates.md of Open Code Hub explains every field.
id: ${id} # as its folder is called
title: A service that greets
summary: One sentence on what a team gets, as lists of templates show it.
audience: Teams that ...
stack: [Node 24] # languages and frameworks, most telling first
topics: [greeting] # what to search for before somebody starts a new one
version: 1.0.0

# What every open repository needs (licence, security, scans) comes from the hub: at a version, so that yours stays what it is.
base: { common: ${common} }

questions: # asked after those of the common part; the id is the name of the value in files
  - id: greeting
    title: How does it greet people?
    help: A word or two.
    default: Good morning # a service can be started without answering
    required: true
    longest: 40
  - id: loudly
    title: Does it shout?
    type: yes-no
    default: false

contains: # what a team gets, a line each
  - A greeting, and a test of it
run: # what a team types, in this order
  - { title: Run the tests, command: npm test }
trial: # how “codehub template test” runs the tests of a service
  needs: [npm]
  commands: [[npm, ci], [npm, test]]

changelog: # newest first; a change that matters for security says so
  - version: 1.0.0
    date: ${date}
    changes:
      - { text: First release, security: false }
`;
}

const readme = `[%# Text between these marks is filled in, or decides what is there. Every answer goes through the function of the
language of its file: markdown(), json(), yaml(), html(), python(), r(), ts(). -%]
# [%= markdown(serviceName) %]

[%= markdown(summary) %]

## Who it is for

The users of [%= markdown(organisationName) %]. Its phase is [%= phase %].

## Installing and running it

\`\`\`sh
npm ci
npm test
\`\`\`

## Configuration

There is nothing to set.

## Data

It keeps no data.

## Security

Tell us of weaknesses as [SECURITY.md](SECURITY.md) says.

## Contributing and contact

See [CONTRIBUTING.md](CONTRIBUTING.md), or write to [%= markdown(teamName) %] at [%= markdown(teamEmail) %].

## Licence

[MIT](LICENCE) for code. Documentation is under the [Open Government Licence 3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).
`;

const packageFile = `{
  "name": [%= json(packageName) %],
  "version": "0.1.0",
  "private": true,
  "type": "module",
  "license": "MIT",
  "engines": { "node": ">=20" },
  "scripts": { "test": "node --test" }
}
`;

const lockFile = `{
  "name": [%= json(packageName) %],
  "version": "0.1.0",
  "lockfileVersion": 3,
  "requires": true,
  "packages": {
    "": {
      "name": [%= json(packageName) %],
      "version": "0.1.0",
      "license": "MIT",
      "engines": { "node": ">=20" }
    }
  }
}
`;

const code = `/** How people are greeted. */
export function greet(name) {
  const words = \`\${[%= ts(greeting) %]}, \${name}\`;
[% if (loudly) { -%]
  return \`\${words.toUpperCase()}!\`;
[% } else { -%]
  return \`\${words}.\`;
[% } -%]
}
`;

const test = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { greet } from '../src/greeting.js';

test('people are greeted by their name', () => {
  assert.match(greet('Ana'), /ana/i);
});
`;
