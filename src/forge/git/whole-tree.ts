import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineKind, LocatedLine, WholeTree } from '../../domain/whole-tree.ts';
import { decode } from '../../git/decode.ts';
import { listIndex } from '../../git/work-tree-index.ts';
import { largestFile, scanText } from '../../policy/policy.ts';

/** Files that are listed and read, at most: a folder that holds more is no source. */
const maxFiles = 50_000;

/** Notebooks hold pictures, and are read beyond the size of other files. */
const maxNotebook = 20_000_000;

/**
 * Looks at every file of a folder that git keeps or would keep; in a folder without git, at all but those that tools load.
 * Symbolic links and submodules are left out. Texts are looked through and forgotten: only places are kept.
 */
export async function readWholeTree(folder: string, signal: AbortSignal): Promise<WholeTree> {
  const index = await listIndex(folder, signal).catch(() => undefined);
  const paths = index ? [...new Set([...index.tracked, ...index.untracked])].sort() : await walk(folder, '');
  const entries: { path: string; size: number }[] = [];
  const lines: Record<LineKind, LocatedLine[]> = {
    secret: [],
    'nhs-number': [],
    'insecure-transfer': [],
    'internal-host': [],
    'notebook-output': [],
    'uk-core': [],
  };
  let read = 0;
  for (const path of paths.slice(0, maxFiles)) {
    signal.throwIfAborted();
    const stats = await lstat(join(folder, path)).catch(() => undefined);
    if (stats?.isFile() !== true) continue;
    entries.push({ path, size: stats.size });
    const text = await textOf(join(folder, path), stats.size);
    if (text === undefined) continue;
    read += 1;
    for (const [kind, found] of scanText(path, text)) lines[kind].push(found);
  }
  return { entries, read, lines };
}

/** What a file says; undefined for one that is too large, that we may not read, or that is not text. */
async function textOf(path: string, size: number): Promise<string | undefined> {
  if (size > (path.endsWith('.ipynb') ? maxNotebook : largestFile)) return undefined;
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && (decode(bytes).text ?? undefined);
}

const loaded = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', '.tox']);

async function walk(folder: string, prefix: string): Promise<string[]> {
  const found = await readdir(join(folder, prefix), { withFileTypes: true }).catch(() => []);
  const paths: string[] = [];
  for (const entry of found.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (loaded.has(entry.name) || paths.length > maxFiles) continue;
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await walk(folder, `${path}/`)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}
