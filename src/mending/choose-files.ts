import type { Mending, ReadyFile } from './ready-file.ts';

/** The files of these kinds; those that are usual where none is named. */
export function chooseFiles({ files }: Pick<Mending, 'files'>, kinds: readonly string[]): ReadyFile[] {
  return files.filter(({ kind, isUsual }) => (kinds.length === 0 ? isUsual : kinds.includes(kind)));
}

/** One patch of several files. */
export function joinPatches(files: readonly Pick<ReadyFile, 'patch'>[]): string {
  return files.map(({ patch }) => patch).join('');
}

/** What a pull request with these files is called and says, in Markdown. */
export function readyFilesPullRequest(files: readonly ReadyFile[]): { title: string; body: string } {
  const what = files.map(({ title }) => title);
  const last = what.at(-1) ?? '';
  const title = `Add ${what.length > 1 ? `${what.slice(0, -1).join(', ')} and ${last}` : last}`;
  const steps = files.flatMap(({ remarks, path }) => remarks.map((remark) => `- [ ] \`${path}\`: ${remark}`));
  const body = [
    'These files mend what checks of this repository found lacking. They are made from what the repository shows: read them, and change what is not so.',
    files.map(({ path, title: one }) => `- \`${path}\`: ${one}`).join('\n'),
    ...(steps.length === 0 ? [] : ['## Before you merge', steps.join('\n')]),
    'If you do not want these files, close the pull request: it is not opened again.',
  ];
  return {
    title: title.length > 120 ? `Add ${files.length} files that checks found lacking` : title,
    body: `${body.join('\n\n')}\n`,
  };
}
