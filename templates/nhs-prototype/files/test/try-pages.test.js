import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { tryPages } from './try-pages.js';
import { fixture } from './support.js';

async function faultsOf(folder) {
  const found = await Array.fromAsync(tryPages(folder));
  return found.filter(({ faults }) => faults.length > 0).map(({ file, faults }) => `${file}: ${faults.join(' ')}`);
}

/** The small prototype once more, changed as a team would. It is beside the first, so that its journeys find their rules. */
function changed(t, change) {
  const folder = mkdtempSync(fileURLToPath(new URL('changed-', import.meta.url)));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(fixture, folder, { recursive: true });
  change(folder);
  return folder;
}

test('pages of any kind are right, whichever versions there are', async (t) => {
  assert.deepEqual(await faultsOf(fixture), []);
  const without = changed(t, (folder) => rmSync(join(folder, 'versions'), { recursive: true }));
  assert.deepEqual(await faultsOf(without), []);
});

test('a page that does not open, or breaks a rule, is named with what is wrong', async (t) => {
  const folder = changed(t, (copy) => {
    writeFileSync(join(copy, 'app/views/fails.html'), '{{ "x" | nosuchfilter }}');
    writeFileSync(join(copy, 'app/views/bare.html'), '<html lang="en"><title>Bare</title><img src="/x.png"></html>');
  });
  const [bare, fails, ...more] = (await faultsOf(folder)).sort();
  assert.deepEqual(more, []);
  assert.match(bare, /^app\/views\/bare\.html: Images must have alternative text: <img src="\/x\.png">/);
  assert.match(fails, /^app\/views\/fails\.html: It does not open at \/fails/);
});
