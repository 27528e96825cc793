import type { Force } from '../../domain/assessment.ts';
import { forces } from '../../domain/assessment.ts';
import { packageName } from '../../domain/package-name.ts';
import type { TreeFile } from '../../domain/file-tree.ts';
import type { Policy } from '../../domain/policy.ts';
import type { FilePlan, Template } from '../../domain/template.ts';
import type { PlanFinding } from '../../templates/templates.ts';
import { namesOf } from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import type { SentAnswers } from './answers.ts';
import { hiddenAnswers } from './answers.ts';
import { byFolder, keyFiles } from './file-tree-view.ts';
import { forceLabels, outcomeLabels } from '../text/labels.ts';
import { bytesOf, countOf } from '../text/numbers.ts';

interface PreviewInput {
  template: Template;
  sent: SentAnswers;
  plan: FilePlan;
  findings: readonly PlanFinding[];
}

/** Every file of a service before it is made, and how it meets policy. */
export function previewView({ template, sent, plan, findings }: PreviewInput, policies: readonly Policy[]) {
  const start = `${addresses.template(template.id)}/start`;
  const size = [...plan.files.values()].reduce((sum, { content }) => sum + content.length, 0);
  const lacking = findings.filter(isLacking).length;
  const binding = findings.filter(({ force }) => force !== 'recommended').length;
  return {
    title: `Preview your service - ${template.title}`,
    caption: template.title,
    questionsAction: `${start}/questions`,
    downloadAction: `${start}/download`,
    githubAction: `${start}/github`,
    hidden: hiddenAnswers(sent),
    summary: `${countOf(plan.files.size, 'file')}, ${bytesOf(size)} in total, from version ${plan.version} of the template.`,
    ...filesView(plan),
    next: nextSteps(template, plan),
    sound: lacking === 0,
    verdict:
      lacking === 0
        ? `These files meet all ${countOf(binding, 'mandatory and required check')}.`
        : `With these answers, the files would not meet ${countOf(lacking, 'mandatory or required check')}. Go back and change your answers.`,
    policies: policiesView(findings, policies),
    command: commandFor(plan),
  };
}

function isLacking({ force, outcome }: PlanFinding): boolean {
  return force !== 'recommended' && (outcome === 'unmet' || outcome === 'unknown');
}

/** The files to begin with, then all of them by folder. */
function filesView({ files }: FilePlan) {
  const all = [...files].map(fileView);
  const byPath = new Map(all.map((file) => [file.path, file]));
  return {
    keys: keyFiles(files).flatMap(({ path, why }) => {
      const file = byPath.get(path);
      return file ? [{ ...file, summary: `${path}: ${why}` }] : [];
    }),
    folders: byFolder(all).map(({ folder, files: some }) => ({
      heading: folder === '' ? 'In the top folder' : `${folder}/`,
      count: countOf(some.length, 'file'),
      files: some,
    })),
  };
}

/** What to do with the files once they are there. */
function nextSteps({ run }: Template, { answers }: FilePlan) {
  return {
    commands: [
      `cd ${namesOf(answers).packageName}`,
      ...run.map(({ title, command }) => `${command}   # ${title}`),
    ].join('\n'),
    upgrade: `npx ${packageName} upgrade .`,
  };
}

/** The most of one file that is shown, in bytes. */
const shown = 100_000;
const decoder = new TextDecoder('utf-8', { fatal: true });

function fileView([path, { kind, content }]: [string, TreeFile]) {
  const text = textOf(content.subarray(0, shown));
  return {
    path,
    size: bytesOf(content.length),
    executable: kind === 'executable',
    text: text ?? '',
    note:
      text === undefined
        ? 'We cannot show this file because it is not text.'
        : content.length === 0
          ? 'This file is empty.'
          : content.length > shown
            ? `We only show the first ${bytesOf(shown)}.`
            : '',
  };
}

/** Undefined for what is no text. A character cut in two at the end is left out. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  for (const cut of [0, 1, 2, 3]) {
    try {
      return decoder.decode(bytes.subarray(0, bytes.length - cut));
    } catch {
      continue;
    }
  }
  return undefined;
}

function policiesView(findings: readonly PlanFinding[], policies: readonly Policy[]) {
  const rank = ({ force }: { force: Force }) => forces.indexOf(force);
  return policies
    .map(({ id, title }) => ({
      title,
      href: addresses.policy(id),
      rows: findings
        .filter(({ policy }) => policy === id)
        .sort((one, other) => Number(isLacking(other)) - Number(isLacking(one)) || rank(one) - rank(other))
        .map(({ check, title: checkTitle, clause, outcome, force, because }) => ({
          title: checkTitle,
          href: addresses.check(check),
          clause: clause ?? '',
          force: forceLabels[force],
          label: outcomeLabels[outcome],
          because,
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** The command that makes the same service in a terminal: each answer in the quotes of a shell. */
function commandFor({ template, answers }: FilePlan): string {
  const settings = Object.entries(answers).map(([id, value]) => {
    const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
    return `  --set ${shellWord(`${id}=${text}`)}`;
  });
  return [`npx ${packageName} new ${template} ${namesOf(answers).packageName}`, ...settings].join(' \\\n');
}

function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
