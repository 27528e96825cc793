import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf, modeOf } from '../estate/content.ts';
import type { Files } from '../estate/content.ts';
import { commitAuthor, commitMessage } from '../estate/git-objects.ts';

const config = `[core]
\trepositoryformatversion = 0
\tbare = true
[http]
\treceivepack = false
[uploadpack]
\tallowFilter = true
\tallowAnySHA1InWant = true
[gc]
\tauto = 0
`;

export interface Commit {
  files: Files;
  branch: string;
  /** ms since 1970. */
  at: number;
  tag: string | null;
}

/** Writes an empty bare repository, as GitHub would serve it: filters and fetching by object id allowed. */
export async function createBareRepository(folder: string, branch: string): Promise<void> {
  await mkdir(join(folder, 'objects'), { recursive: true });
  await mkdir(join(folder, 'refs'), { recursive: true });
  await writeFile(join(folder, 'config'), config);
  await pointHead(folder, branch);
}

export async function pointHead(folder: string, branch: string): Promise<void> {
  await writeFile(join(folder, 'HEAD'), `ref: refs/heads/${branch}\n`);
}

/** Replaces the branch by one commit without parents: the very commit that `snapshotOf` computes. */
export async function importCommit(git: string, folder: string, commit: Commit): Promise<void> {
  const child = spawn(git, ['--git-dir', folder, 'fast-import', '--quiet', '--force'], {
    env: { GIT_CONFIG_NOSYSTEM: '1', HOME: folder },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  child.stdin.on('error', () => {}); // the exit code tells
  child.stdin.end(importStream(commit));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`git fast-import failed: ${complaint}`);
}

function importStream({ files, branch, at, tag }: Commit): Buffer {
  const stamp = `${commitAuthor} ${Math.floor(at / 1000)} +0000`;
  const parts: Buffer[] = [Buffer.from(`commit refs/heads/${branch}\nauthor ${stamp}\ncommitter ${stamp}\n`)];
  parts.push(data(Buffer.from(commitMessage)));
  for (const [path, content] of files) {
    const mode = modeOf(content).toString(8);
    if (typeof content === 'object' && 'submodule' in content) {
      parts.push(Buffer.from(`M ${mode} ${content.submodule} ${quoted(path)}\n`));
    } else {
      parts.push(Buffer.from(`M ${mode} inline ${quoted(path)}\n`), data(bytesOf(content)));
    }
  }
  if (tag !== null) parts.push(Buffer.from(`reset refs/tags/${tag}\nfrom refs/heads/${branch}\n\n`));
  return Buffer.concat(parts);
}

function data(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

/** Paths as git quotes them in C style. */
function quoted(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
