// The same folders read by other tools, where they are installed (Debian: ruby-licensee, licensecheck; PyPI: scancode-toolkit;
// crates.io: askalono-cli; Go: google/licensecheck).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { googleLicensecheck } from './google-licensecheck.ts';
import { isLicenceFile } from '../src/licence/licence.ts';
import type { LicenceCase } from './licence-cases.ts';

/** What a tool says of each case: identifiers joined by AND, or NONE; and how long it took. */
export interface Answers {
  tool: string;
  answers: string[];
  seconds: number;
}

/** Writes the cases as folders, runs each tool once over all of them, and takes the folders away. */
export function otherTools(cases: readonly LicenceCase[]): Answers[] {
  const root = mkdtempSync(join(tmpdir(), 'codehub-bench-'));
  try {
    const folders = cases.map(({ files }, at) => {
      const folder = join(root, String(at));
      mkdirSync(folder, { recursive: true });
      for (const [path, text] of Object.entries(files)) {
        // What they say of other files is not counted.
        if (!isLicenceFile(path)) continue;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      return folder;
    });
    return [
      licensee(folders),
      licensecheck(root, folders.length),
      scancode(root, folders.length),
      askalono(root, folders.length),
      google(root, folders.length),
    ].filter((answers) => answers !== undefined);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const ruby = `
require 'licensee'
STDIN.each_line(chomp: true) do |folder|
  ids = begin
    Licensee.project(folder).licenses.map(&:spdx_id).uniq.join(' AND ')
  rescue StandardError
    ''
  end
  puts ids
end`;

function licensee(folders: readonly string[]): Answers | undefined {
  const from = performance.now();
  const { status, stdout } = spawnSync('ruby', ['-e', ruby], {
    input: folders.join('\n'),
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const answers = stdout
    .split('\n')
    .slice(0, folders.length)
    .map((said) => said || 'NONE');
  return {
    tool: 'licensee',
    answers,
    seconds: (performance.now() - from) / 1000,
  };
}

function licensecheck(root: string, count: number): Answers | undefined {
  const from = performance.now();
  const { status, stdout } = spawnSync(
    'licensecheck',
    ['--shortname-scheme=spdx', '--machine', '--recursive', '--check=.*', '--lines=0', root],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) return undefined;
  const said: Set<string>[] = Array.from({ length: count }, () => new Set());
  for (const line of stdout.split('\n')) {
    const [path = '', licence = 'UNKNOWN'] = line.split('\t');
    const [folder = '', ...rest] = relative(root, path).split('/');
    if (!isLicenceFile(rest.join('/')) || /UNKNOWN|No copyright/i.test(licence)) continue;
    for (const id of licence.split(/ and\/or | AND | or | and /)) said[Number(folder)]?.add(id.trim());
  }
  const answers = said.map((ids) => [...ids].join(' AND ') || 'NONE');
  return {
    tool: 'licensecheck',
    answers,
    seconds: (performance.now() - from) / 1000,
  };
}

const scan = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      detected_license_expression_spdx: z.string().nullish(),
    }),
  ),
});

function scancode(root: string, count: number): Answers | undefined {
  const from = performance.now();
  const { status, stdout } = spawnSync(
    'scancode',
    ['--license', '--quiet', '--processes', '2', '--strip-root', '--json', '-', root],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0 || stdout === '') return undefined;
  const said = scan
    .parse(JSON.parse(stdout))
    .files.map(({ path, detected_license_expression_spdx: spdx }) => [path, spdx ?? ''] as const);
  return {
    tool: 'scancode',
    answers: byFolder(said, count),
    seconds: (performance.now() - from) / 1000,
  };
}

const crawled = z.object({
  path: z.string(),
  result: z.object({ license: z.object({ name: z.string() }).nullish() }),
});

function askalono(root: string, count: number): Answers | undefined {
  const from = performance.now();
  const { status, stdout } = spawnSync('askalono', ['--format', 'json', 'crawl', root], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) return undefined;
  const said = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => crawled.safeParse(JSON.parse(line)).data)
    .map((one) => [relative(root, one?.path ?? root), one?.result.license?.name ?? ''] as const);
  return {
    tool: 'askalono',
    answers: byFolder(said, count),
    seconds: (performance.now() - from) / 1000,
  };
}

function google(root: string, count: number): Answers | undefined {
  const from = performance.now();
  const workplace = mkdtempSync(join(tmpdir(), 'codehub-bench-go-'));
  try {
    const said = googleLicensecheck(root, workplace);
    if (said === undefined) return undefined;
    return {
      tool: 'Google licensecheck',
      answers: byFolder(said, count),
      seconds: (performance.now() - from) / 1000,
    };
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

/** What was said of the licence files of each folder, joined by AND. */
function byFolder(said: readonly (readonly [path: string, spdx: string])[], count: number): string[] {
  const ids: Set<string>[] = Array.from({ length: count }, () => new Set());
  for (const [path, spdx] of said) {
    const [folder = '', ...rest] = path.split('/');
    if (!isLicenceFile(rest.join('/'))) continue;
    for (const id of spdx.replace(/[()]/g, '').split(/ AND | OR /))
      if (id.trim() !== '') ids[Number(folder)]?.add(id.trim());
  }
  return ids.map((each) => [...each].join(' AND ') || 'NONE');
}
