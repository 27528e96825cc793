// Brings the versions that templates name up to date: packages of npm and Python, actions, images of Node, programs of Go.
// `node scripts/refresh-templates.ts [--check] [--majors] [--cool-down DAYS]`
//
// A version is taken once it has been out for some days (7 where not said); of actions and programs of Go no dates are told. What may
// break something is taken with --majors only. Files are edited, lock files made again, and each template that changed gets its
// next version. --check writes nothing. Ends with 0 when all is newest (or was brought there), 1 when --check found something, and
// 3 when a registry did not answer: what it has is then not known.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { lockTemplate } from './refresh/lock-template.ts';
import { withNewRelease } from './refresh/new-release.ts';
import { findUpdates, writeUpdates, type Update } from './refresh/refresh.ts';
import { templateIds, templatesFolder } from './refresh/template-files.ts';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    majors: { type: 'boolean', default: false },
    'cool-down': { type: 'string', default: '7' },
  },
});
const coolDown = Number(values['cool-down']);
if (!Number.isInteger(coolDown) || coolDown < 0) throw new Error('--cool-down takes a number of days.');
const now = new Date();
const { updates, held, unknown, pins } = await findUpdates(templatesFolder, {
  now,
  coolDown,
  majors: values.majors,
});

for (const reason of unknown) console.error(`Not known: ${reason}`);
for (const line of summaryOf(updates)) console.log(line);
for (const line of summaryOf(held))
  console.log(`Not taken, because it may break something (--majors takes it): ${line}`);
console.log(
  `${pins} versions looked at, ${updates.length} to bring up to date, ${unknown.length} not known.`,
);
if (!values.check && updates.length > 0) await bringUpToDate();
process.exitCode = unknown.length > 0 ? 3 : values.check && updates.length > 0 ? 1 : 0;

function summaryOf(found: readonly Update[]): string[] {
  return [
    ...new Set(found.map(({ pin, release }) => `${pin.name} ${pin.version} → ${release.version}`)),
  ].toSorted();
}

async function bringUpToDate(): Promise<void> {
  await writeUpdates(templatesFolder, updates);
  const common = updates.some(({ path }) => path.startsWith('_common/'));
  const changed = common
    ? await templateIds()
    : [...new Set(updates.map(({ path }) => path.split('/')[0] ?? ''))];
  for (const id of changed) {
    const own = updates.filter(({ path }) => path.startsWith(`${id}/`) || path.startsWith('_common/'));
    await lockTemplate(id, { before: new Date(now.getTime() - coolDown * 86_400_000), anew: false });
    const file = join(templatesFolder, id, 'template.yml');
    const date = now.toISOString().slice(0, 10);
    const changes = [`Versions are up to date: ${summaryOf(own).join(', ')}.`];
    await writeFile(file, withNewRelease(await readFile(file, 'utf8'), { date, changes }));
  }
  const freeze = new URL('freeze-template.ts', import.meta.url).pathname;
  await promisify(execFile)(process.execPath, [freeze, ...changed]);
  console.log(
    `Brought up to date: ${changed.join(', ')}. Try them: node scripts/try-templates.ts ${changed.join(' ')}`,
  );
}
