import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeSite } from './make-site.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'dist');

try {
  const site = await makeSite(root);
  await rm(target, { recursive: true, force: true });
  for (const [path, content] of site) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), content);
  }
  console.log(`${site.size} files are in ${target}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
