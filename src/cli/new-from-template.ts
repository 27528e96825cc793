import { basename, resolve } from 'node:path';
import { styleText } from 'node:util';
import { Problem } from '../base/problem.ts';
import type { Answers, FilePlan, Template } from '../domain/template.ts';
import {
  placeFor,
  findLayer,
  planWithLayers,
  splitAnswers,
  readAnswers,
  requireChecked,
  type PlanFinding,
} from '../templates/templates.ts';
import { askQuestions } from './ask-questions.ts';
import { keptAnswers, saveAnswers } from './kept-answers.ts';
import type { CommandContext } from './command-context.ts';
import { listedFiles, listedFindings, writeFolder, type NewOptions } from './new-folder.ts';
import { shellQuoted } from './shell-quoted.ts';

/**
 * Starts a service from one of our own templates: `codehub new`.
 *
 * @throws Problem `invalid` for answers that will not do or checks that are not met; `not-found` for an unknown template;
 *   `conflict` for a folder that is not empty
 */
export async function startFromTemplate(
  id: string,
  folder: string,
  options: NewOptions,
  context: CommandContext,
): Promise<void> {
  const templates = await context.templates();
  const source = await templates.find(id);
  if (source.template.kind === 'layer')
    throw new Problem(
      'invalid',
      `${id} is a layer, which starts no service. Add it to one: codehub add ${id} FOLDER`,
    );
  const layers = await Promise.all([...new Set(options.with)].map((layer) => findLayer(layer, templates)));
  const kept =
    options.answers === undefined ? {} : await keptAnswers(options.answers, source.template, templates);
  const { own, layered } = splitAnswers(source, layers, { ...kept, ...options.set });
  await placeFor(folder);
  const template = calledAfter(folder, source.template);
  const answers = await answersFor(template, { ...options, set: own }, context);
  const date = new Date().toISOString().slice(0, 10);
  const plan = planWithLayers(source, layers, { answers, set: layered, date, hub: options.hub });
  const findings = requireChecked(plan, await context.policies());
  if (!options.dryRun) {
    const message = `Start from the template ${template.title} (${plan.template} ${plan.version})`;
    await writeFolder(plan, { folder, message, git: options.git, ignored: false }, context);
  }
  const examples = context.ask === undefined || options.json ? examplesAmong(template, answers, own) : [];
  if (options.saveAnswers !== undefined && !options.dryRun) {
    const said = Object.entries(answers).filter(([question]) => !examples.includes(question));
    await saveAnswers(options.saveAnswers, plan.template, Object.fromEntries(said));
  }
  const written = !options.dryRun;
  if (options.json) context.out(`${JSON.stringify(asJson(plan, findings, { folder, written }), null, 2)}\n`);
  else context.out(written ? ending(plan, template, folder) + unasked(examples) : listing(plan, findings));
}

async function answersFor(
  template: Template,
  { set, json }: Pick<NewOptions, 'json'> & { set: Answers },
  context: CommandContext,
): Promise<Answers> {
  const given = required(template, set);
  if (context.ask === undefined || json) return given;
  const { ask, note } = context;
  note(`${styleText('bold', template.title)}\nPress Enter to take the answer in brackets.\n`);
  return required(template, await askQuestions(template, set, { ask, note }));
}

function required(template: Template, raw: Answers): Answers {
  const { answers, faults } = readAnswers(template, raw);
  if (answers) return answers;
  const ids = template.questions.map(({ id }) => id);
  const strange = faults.some(({ question }) => !ids.includes(question));
  throw new Problem('invalid', 'Invalid answers.', {
    faults: [
      ...faults.map(({ question, message }) => `${question} ${message}.`),
      ...(strange ? [`Its questions are: ${ids.join(', ')}.`] : []),
    ],
  });
}

/** A service is called after its folder unless --set gives another name. */
function calledAfter(folder: string, template: Template): Template {
  const words = basename(resolve(folder))
    .replace(/[-_.\s]+/g, ' ')
    .replaceAll(/\b(?:nhs|fhir|api|gp|uk)\b/gi, (letters) => letters.toUpperCase())
    .trim();
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  if (readAnswers(template, { serviceName: name }).answers === undefined) return template;
  const questions = template.questions.map((question) =>
    question.id === 'serviceName' ? { ...question, default: name } : question,
  );
  return { ...template, questions };
}

function asJson(
  plan: FilePlan,
  findings: readonly PlanFinding[],
  place: { folder: string; written: boolean },
) {
  const { template, version, answers } = plan;
  return {
    template,
    version,
    ...place,
    answers,
    files: listedFiles(plan),
    findings: listedFindings(findings),
  };
}

function listing({ template, version, files }: FilePlan, findings: readonly PlanFinding[]): string {
  const met = findings.filter(({ outcome }) => outcome === 'met').length;
  const lines = [...files].map(([path, { content }]) => `${String(content.length).padStart(8)}  ${path}`);
  return [
    `${files.size} files from ${template} ${version}, in bytes:`,
    ...lines,
    `${met} of ${findings.length} policy checks are met by these files. Nothing was written.`,
    '',
  ].join('\n');
}

function ending({ template, version, files, answers }: FilePlan, { run }: Template, folder: string): string {
  const here = resolve(folder) === resolve('.');
  const commands = [...(here ? [] : [`cd ${shellQuoted(folder)}`]), ...run.map(({ command }) => command)];
  return [
    `${styleText('green', '✔')} ${String(answers['serviceName'])} is in ${folder}: ${files.size} files from ${template} ${version}.`,
    '',
    'What to type next:',
    ...commands.map((command) => `  ${command}`),
    '',
  ].join('\n');
}

/** What nobody was asked or said, of questions whose default is an example. */
function examplesAmong({ questions }: Template, answers: Answers, set: Answers): string[] {
  return questions
    .filter(({ type }) => type !== 'yes-no' && type !== 'choice')
    .map(({ id }) => id)
    .filter((id) => id !== 'serviceName' && !Object.hasOwn(set, id) && Boolean(answers[id]));
}

/** Without questions, a licence with an example’s name in it is easily overlooked. */
function unasked(examples: readonly string[]): string {
  if (examples.length === 0) return '';
  return `\nNo questions were asked, so these answers are examples: ${examples.join(', ')}.\nTo use your own, start again with --set ${examples[0]}=…\n`;
}
