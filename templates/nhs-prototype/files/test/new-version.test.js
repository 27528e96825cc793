import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const script = fileURLToPath(new URL('../scripts/new-version.js', import.meta.url));

function run(folder, ...words) {
  return execFileSync(process.execPath, [script, ...words], { env: { ...process.env, VERSIONS_FOLDER: folder }, encoding: 'utf8', stdio: 'pipe' });
}

const journey = `export const journey = {
  title: 'Version 2',
  about: 'As it was.',
  pages: [],
};
`;

/** A folder of versions, each with a journey and one page. */
function versions(t, ...names) {
  const folder = mkdtempSync(join(tmpdir(), 'versions-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of names) {
    mkdirSync(join(folder, name, 'views'), { recursive: true });
    writeFileSync(join(folder, name, 'journey.js'), journey);
    writeFileSync(join(folder, name, 'views/name.html'), name);
  }
  return folder;
}

test('a version is copied under the next number, and an existing one is left alone', (t) => {
  const folder = versions(t, 'v1', 'v2');
  run(folder);
  assert.match(readFileSync(join(folder, 'v3/journey.js'), 'utf8'), /title: 'Version 3'/);
  assert.equal(readFileSync(join(folder, 'v3/views/name.html'), 'utf8'), 'v2');
  assert.throws(() => run(folder, 'v1', 'v2'), /There is a version v2 already/);
  assert.throws(() => run(folder, 'v1', '../elsewhere'), /Use letters/);
});

test('versions may have any names, and there may be none', (t) => {
  const folder = versions(t, 'pilot', 'test-9');
  run(folder);
  assert.equal(readFileSync(join(folder, 'v1/views/name.html'), 'utf8'), 'test-9');
  assert.throws(() => run(versions(t)), /There is no version to copy/);
});
