import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const script = fileURLToPath(new URL('../scripts/new-version.js', import.meta.url));

function run(folder, ...words) {
  return execFileSync(process.execPath, [script, ...words], { env: { ...process.env, VERSIONS_FOLDER: folder }, encoding: 'utf8', stdio: 'pipe' });
}

test('a version is copied under the next number, and an existing one is left alone', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'versions-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(fileURLToPath(new URL('../versions', import.meta.url)), folder, { recursive: true });
  run(folder);
  assert.match(readFileSync(join(folder, 'v3/journey.js'), 'utf8'), /title: 'Version 3'/);
  assert.deepEqual(readFileSync(join(folder, 'v3/views/name.html')), readFileSync(join(folder, 'v2/views/name.html')));
  assert.throws(() => run(folder, 'v1', 'v2'), /There is a version v2 already/);
  assert.throws(() => run(folder, 'v1', '../elsewhere'), /small letters/);
});
