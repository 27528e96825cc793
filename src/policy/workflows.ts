import type { FileKind } from '../documents/file-kinds.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import { defineCheck, met, notApplicable, unknown, type Check, type Verdict } from './check.ts';

/** Workflows of GitHub Actions. */
export const workflowFiles: FileKind = {
  folders: ['.github/workflows'],
  matches: (path) => /^\.github\/workflows\/[^/]+\.ya?ml$/i.test(path),
};

/** Lines that are looked at, of each file, and characters of a line. */
const maxLines = 2_000;
const maxLine = 400;

/** One line of a workflow, without its comment. */
export interface WorkflowLine {
  path: string;
  line: number;
  text: string;
  comment: string;
}

interface WorkflowQuestion extends CheckProse {
  judge: (lines: readonly WorkflowLine[], files: readonly EvidenceFile[]) => Verdict;
}

/** A check of what workflows say: not applicable where there are none. */
export function workflowCheck({ judge, ...prose }: WorkflowQuestion): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree', 'files'],
    reads: [workflowFiles],
    evaluate({ files }) {
      const workflows = files.filter(({ path }) => workflowFiles.matches(path));
      if (workflows.length === 0) return notApplicable('There are no workflows of GitHub Actions.');
      const unread = workflows.find(({ text }) => typeof text !== 'string');
      if (unread) return unknown(`The text of ${unread.path} was not collected.`, unread.path);
      return judge(workflows.flatMap(linesOf), workflows);
    },
  });
}

interface WorkflowTool extends CheckProse {
  tool: RegExp;
  lacking: (prose: CheckProse) => Verdict;
}

/** A check that some step of a workflow runs a tool of a kind. */
export function workflowRuns({ tool, lacking, ...prose }: WorkflowTool): Check {
  return workflowCheck({
    ...prose,
    judge(lines) {
      const found = lines.find(({ text }) => tool.test(text));
      if (!found) return lacking(prose);
      return met(
        `${found.path} runs it: “${found.text.trim().slice(0, 100)}”.`,
        proofAt(found.path, found.line),
      );
    },
  });
}

const linesOfFile = new WeakMap<EvidenceFile, readonly WorkflowLine[]>();

/** The lines of a workflow, cut once however many checks look at them. */
function linesOf(file: EvidenceFile): readonly WorkflowLine[] {
  const known = linesOfFile.get(file);
  if (known) return known;
  const lines = (file.text ?? '')
    .split(/\r\n?|\n/, maxLines)
    .map((whole, index): WorkflowLine => {
      const short = whole.slice(0, maxLine);
      const at = short.search(/(?:^|\s)#/);
      const [text, comment] = at === -1 ? [short, ''] : [short.slice(0, at), short.slice(at)];
      return { path: file.path, line: index + 1, text, comment };
    })
    .filter(({ text }) => text.trim() !== '');
  linesOfFile.set(file, lines);
  return lines;
}
