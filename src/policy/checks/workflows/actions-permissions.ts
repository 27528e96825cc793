import { proofAt } from '../../../domain/proof.ts';
import { met, unmet } from '../../check.ts';
import { workflowCheck, type WorkflowLine } from '../../workflows.ts';

export const actionsPermissions = workflowCheck({
  id: 'actions-permissions',
  title: 'Limits what its workflows may do',
  why: 'A workflow whose token may write anything lets one bad step change the repository.',
  fix: 'Add “permissions: contents: read” at the top of each workflow, and more only in the job that needs it.',
  lesson: {
    time: 'minutes',
    tip: 'Give nothing at the top, run it once, and add what the failing step asks for.',
  },
  judge(lines, files) {
    const loose = lines.find(({ text }) => /^\s{0,40}permissions:\s{1,9}write-all\b/.test(text));
    if (loose)
      return unmet(`${loose.path} lets its token write everything.`, proofAt(loose.path, loose.line));
    for (const { path } of files) {
      const job = unlimitedJob(lines.filter((line) => line.path === path));
      if (job === undefined) continue;
      const { text, line } = job;
      return unmet(
        line === 0
          ? `${path} does not say what its token may do.`
          : `${path} does not say what its token may do in the job ${text}.`,
        proofAt(path, line === 0 ? undefined : line),
      );
    }
    return met('Every workflow says what its token may do.', files[0]?.path);
  },
});

/** The first job that no permissions are given for; line 0 where none are given at all, undefined where all are. */
function unlimitedJob(lines: readonly WorkflowLine[]): { text: string; line: number } | undefined {
  if (lines.some(({ text }) => /^permissions:/.test(text))) return undefined;
  if (!lines.some(({ text }) => /^\s{1,40}permissions:/.test(text))) return { text: '', line: 0 };
  const inJobs = lines.slice(lines.findIndex(({ text }) => /^jobs:/.test(text)) + 1);
  const indent = /^\s*/.exec(inJobs[0]?.text ?? '')?.[0] ?? '';
  const starts = inJobs.flatMap(({ text, line }, at) => {
    const [, name] = /^\s*([\w-]+):\s*$/.exec(text) ?? [];
    return name !== undefined && indent !== '' && text.startsWith(`${indent}${name}`)
      ? [{ text: name, line, at }]
      : [];
  });
  return starts.find(({ at }, index) => {
    const part = inJobs.slice(at, starts[index + 1]?.at);
    return !part.some(({ text }) => /^\s{1,40}permissions:/.test(text));
  });
}
