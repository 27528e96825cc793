import type { FileKind } from '../documents/file-kinds.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import { defineCheck, met, notApplicable, unknown, unmet, type Check, type Verdict } from './check.ts';
import { holdsOnlyDocuments } from './licences.ts';
import { findEntry } from './tree-question.ts';

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
      const workflows = workflowsAmong(files);
      if (!Array.isArray(workflows)) return workflows;
      if (workflows.length === 0) return notApplicable('There are no workflows of GitHub Actions.');
      return judge(workflows.flatMap(linesOf), workflows);
    },
  });
}

interface WorkflowTool extends CheckProse {
  /** What a step that does it runs or uses. */
  tool: RegExp;
  /** Lines that match and do something else. */
  not?: RegExp;
  /** Said where no step does it. */
  lacking: string;
}

/**
 * A check that some step of a workflow runs a tool of a kind. Names of jobs and steps do not count: they say what was meant.
 * Code without workflows does not run it; where another service builds it, that is not known.
 */
export function workflowRuns({ tool, not, lacking, ...prose }: WorkflowTool): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree', 'files'],
    uses: ['language'],
    reads: [workflowFiles],
    evaluate({ tree, files, language }) {
      const workflows = workflowsAmong(files);
      if (!Array.isArray(workflows)) return workflows;
      const other = findEntry(tree, otherServices);
      const found = workflows
        .flatMap(linesOf)
        .filter(({ text }) => runs(text) && tool.test(text) && not?.test(text) !== true);
      const best = found.find(({ text }) => !preparing.test(text)) ?? found[0];
      if (best)
        return met(
          `${best.path} runs it: “${best.text.trim().slice(0, 100)}”.`,
          proofAt(best.path, best.line),
        );
      if (other)
        return unknown(`${other.path} sets up another service, whose steps are not read.`, other.path);
      if (workflows.length > 0) return unmet(lacking);
      if (holdsOnlyDocuments({ tree, language }) === true)
        return notApplicable('There are only documents here, and no workflows.');
      return unmet(
        'There are no workflows of GitHub Actions, and no settings of another service, that could do it.',
      );
    },
  });
}

const otherServices =
  /^(?:\.travis\.yml|\.circleci|azure-pipelines.*\.ya?ml|\.azuredevops|\.gitlab-ci\.ya?ml|jenkinsfile.*|appveyor\.yml|\.drone\.yml|bitbucket-pipelines\.yml|cloudbuild\.ya?ml|concourse)$/i;
/** Lines that get a tool ready, or that name a workflow beside them, tell less than the step that runs it. */
const preparing = /\b(?:install|install\.packages|add|setup|wget|curl)\b|\buses:\s+\.\//i;

/** A line of commands, or one that uses an action: not a key with its value. */
function runs(line: string): boolean {
  return (
    /^\s{0,40}(?:-\s{1,4})?(?:uses|run):\s/.test(line) ||
    !/^\s{0,40}(?:-\s{1,4})?['"]?[\w.-]{1,60}['"]?:(?:\s|$)/.test(line)
  );
}

/** The workflows, or the verdict where one of them was not read. */
function workflowsAmong(files: readonly EvidenceFile[]): EvidenceFile[] | Verdict {
  const workflows = files.filter(({ path }) => workflowFiles.matches(path));
  const unread = workflows.find(({ text }) => typeof text !== 'string');
  return unread ? unknown(`The text of ${unread.path} was not collected.`, unread.path) : workflows;
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
