import { proofAt } from '../../../domain/proof.ts';
import { met, unmet } from '../../check.ts';
import { workflowCheck } from '../../workflows.ts';

export const actionsPermissions = workflowCheck({
  id: 'actions-permissions',
  title: 'Limits what its workflows may do',
  why: 'A workflow whose token may write anything lets one bad step change the repository.',
  fix: 'Add “permissions: contents: read” at the top of each workflow, and more only in the job that needs it.',
  judge(lines, files) {
    const loose = lines.find(({ text }) => /^\s{0,40}permissions:\s{1,9}write-all\b/.test(text));
    if (loose)
      return unmet(`${loose.path} lets its token write everything.`, proofAt(loose.path, loose.line));
    const limited = new Set(
      lines.filter(({ text }) => /^\s{0,40}permissions:/.test(text)).map(({ path }) => path),
    );
    const open = files.find(({ path }) => !limited.has(path));
    if (open) return unmet(`${open.path} does not say what its token may do.`, open.path);
    return met('Every workflow says what its token may do.', files[0]?.path);
  },
});
