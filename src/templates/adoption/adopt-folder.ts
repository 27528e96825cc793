import { Problem } from '../../base/problem.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { Answers, TemplateSource } from '../../domain/template.ts';
import type { WorkTree } from '../../git/work-tree.ts';
import { readAnswers } from '../answers/answers.ts';
import type { Templates } from '../definitions/load-templates.ts';
import { recordPath } from '../planning/service-record.ts';
import { applyUpgrade } from '../upgrades/apply-upgrade.ts';
import { loadGitSteps } from '../upgrades/git-steps.ts';
import { meetsSubmodule } from '../upgrades/left-out.ts';
import { inferAnswers } from './infer-answers.ts';
import { planAdoption, type AdoptionPlan } from './plan-adoption.ts';

export interface AdoptionRequest {
  directory: string;
  /** The template it is to come under; `common` for what every service has. */
  template: string;
  /** Answers in place of those that are inferred, by question id. */
  set: Readonly<Record<string, string>>;
  /** What the repository is called, and the account its remote names. */
  name: string;
  owner: string | undefined;
  /** SPDX id of the licence that it has; null where it has none. */
  licence: string | null;
  dryRun: boolean;
  /** ISO date of today. */
  date: string;
}

export interface Adoption {
  plan: AdoptionPlan;
  /** The file that each answer was taken from, by question id; those that are not named are examples of the template. */
  from: Readonly<Record<string, string>>;
  /** What is added, and how the template's files differ from those that stay, as git shows differences. */
  diff: { added: string; kept: string };
}

/**
 * Brings a repository that exists under a template: adds what it has not and replaces nothing. With `dryRun` it only says
 * what would be done. All or nothing.
 *
 * @throws Problem `not-found` for a folder or template that is not there, `conflict` for a service, `invalid` for a folder
 *   that git does not keep or that holds changes, and for answers that will not do; the signal's reason
 */
export async function adoptFolder(
  request: AdoptionRequest,
  { templates, signal }: { templates: Templates; signal: AbortSignal },
): Promise<Adoption> {
  const git = await loadGitSteps();
  const sources = await releasesOf(templates, request.template);
  const wanted = new Map([[recordPath, undefined]]);
  const folder = await git.readWorkTree(request.directory, { wanted, alsoRead: () => true, signal });
  const { place } = requireAdoptable(folder, request.directory);
  const { name, owner, set, date, licence } = request;
  const { template } = sources[0] ?? (await templates.find(request.template));
  const inferred = inferAnswers(template, { files: folder.files, name, owner });
  const answers = requireAnswers(template, { ...inferred.answers, ...set });
  const input = { sources, files: folder.files, answers, date, licence };
  const first = planAdoption({ ...input, closed: () => false });
  const ignored = new Set(await git.ignoredAmong(place, [...(first?.writes.keys() ?? [])], signal));
  if (ignored.has(recordPath))
    throw new Problem(
      'invalid',
      `Git ignores ${recordPath} in ${request.directory}: take it out of .gitignore, so that upgrades find it.`,
    );
  const closed = (path: string) =>
    ignored.has(path) || folder.hidden.has(path) || meetsSubmodule(path, folder.submodules);
  const plan = planAdoption({ ...input, closed });
  if (!plan) throw new Problem('invalid', `The answers do not fit any release of ${request.template}.`);
  if (!request.dryRun && !plan.isMadeFrom) requireSaid(template, { ...inferred.answers, ...set });
  if (!request.dryRun) await write(plan, folder, { place, signal });
  const differing = plan.kept.filter(({ why }) => why === 'differs').map(({ path }) => path);
  const diff = {
    added: await git.diffTrees(new Map(), plan.writes, signal),
    kept: await git.diffTrees(only(folder.files, differing), only(plan.planned, differing), signal),
  };
  const from = Object.fromEntries(Object.entries(inferred.from).filter(([id]) => !Object.hasOwn(set, id)));
  return { plan, from, diff };
}

/** As an upgrade from nothing, so that it is done whole or not at all. */
async function write(
  { template, version, writes, record }: AdoptionPlan,
  { path, files }: WorkTree,
  { place, signal }: { place: NonNullable<WorkTree['git']>['place']; signal: AbortSignal },
): Promise<void> {
  const plan = { template, from: version, version, writes, record, deletions: [], changelog: [] };
  const settled = { conflicts: [], notices: [], unmerged: [] };
  const index = { paths: [...writes.keys()], entries: [] };
  await applyUpgrade(path, { ...plan, ...settled }, { before: files, repository: { place, index }, signal });
}

async function releasesOf(templates: Templates, id: string): Promise<TemplateSource[]> {
  const releases = await Promise.all(
    (await templates.versions(id)).map((version) => templates.release(id, version)),
  );
  return releases.filter((release) => release !== undefined);
}

function requireAdoptable(
  { files, hidden, git, path }: WorkTree,
  directory: string,
): NonNullable<WorkTree['git']> {
  if (files.has(recordPath) || hidden.has(recordPath))
    throw new Problem(
      'conflict',
      `${directory} has a ${recordPath}, so it is under a template. Bring it up to date with “codehub upgrade”.`,
    );
  if (!git)
    throw new Problem(
      'invalid',
      `Git does not keep ${directory}. Run “git init” there and commit what it holds, so that this can be undone.`,
    );
  const faults = [...new Set([...git.uncommitted, ...git.untracked])];
  if (faults.length === 0) return git;
  const message = `There are changes in ${path} that are not committed. Commit them first (or put them aside with “git stash --include-untracked”), so that this can be undone. Nothing was changed.`;
  throw new Problem('invalid', message, { faults });
}

function requireAnswers(template: TemplateSource['template'], raw: Answers): Answers {
  const { answers, faults } = readAnswers(template, raw);
  if (!answers)
    throw new Problem('invalid', 'Invalid answers.', {
      faults: faults.map(({ question, message }) => `${question} ${message}.`),
    });
  // Of other choices those are taken that fit the files.
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => Object.hasOwn(raw, id) || isText(template, id)),
  );
}

/** An example's address in a security policy would be one that nobody reads. */
function requireSaid({ questions }: TemplateSource['template'], said: Answers): void {
  const unsaid = questions.filter(
    ({ id, type, required }) =>
      required && ['text', 'email', 'name'].includes(type) && !Object.hasOwn(said, id),
  );
  if (unsaid.length === 0) return;
  const message =
    'Nothing in the repository answers these questions, and what is added would hold examples. Say them:';
  throw new Problem('invalid', message, {
    faults: unsaid.map(({ id, title }) => `--set ${id}=…  (${title})`),
  });
}

function isText({ questions }: TemplateSource['template'], id: string): boolean {
  return questions.some(
    (question) => question.id === id && question.type !== 'choice' && question.type !== 'yes-no',
  );
}

function only(files: FileTree, paths: readonly string[]): FileTree {
  return new Map([...files].filter(([path]) => paths.includes(path)));
}
