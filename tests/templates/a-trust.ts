import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A template as an organisation writes it. */
export function templateYaml(id: string, version: string, more = ''): string {
  return `id: ${id}
title: Booking
summary: A page that takes bookings.
audience: Teams of the trust.
stack: [Markdown]
version: ${version}
contains: [A page]
run:
  - { title: Read it, command: cat README.md }
trial: { commands: [] }
changelog:
${['1.1.0', '1.0.0']
  .filter((each) => each <= version)
  .map((each) => `  - { version: ${each}, date: 2026-11-28, changes: [{ text: Release ${each} }] }\n`)
  .join('')}${more}`;
}

export const trustCommon = `questions:
  - { id: serviceName, title: What is it called?, default: Example, required: true }
  - id: ward
    title: Which ward is it for?
    default: Ward 1
`;

/** The files of a set of templates of a trust, which stand alone. */
export const trustFiles: Readonly<Record<string, string>> = {
  '_common/template.yml': trustCommon,
  '_common/files/LICENCE': 'Copyright Example Trust\n',
  '_common/files/WARD.md': '[%= markdown(ward) %]\n',
  'booking/template.yml': templateYaml('booking', '1.0.0'),
  'booking/files/README.md': '# [%= markdown(serviceName) %]\n',
  'docs/how-we-work.md': 'Not a template.\n',
};

/** A temporary folder with files in it; disposed of, it is gone. */
export function folderWith(files: Readonly<Record<string, string>>) {
  const path = mkdtempSync(join(tmpdir(), 'codehub-trust-'));
  const write = (more: Readonly<Record<string, string>>) => {
    for (const [name, content] of Object.entries(more)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    }
  };
  write(files);
  return { path, write, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Commits all that is in a folder, and tags it where wanted. */
export function commit(folder: string, tag?: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.nhs.uk', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'Change');
  if (tag !== undefined) git('tag', '-a', tag, '-m', tag);
}
