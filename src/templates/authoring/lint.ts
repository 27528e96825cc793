import { Problem } from '../../base/problem.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { TemplateSource } from '../../domain/template.ts';
import { openTemplateSet } from '../definitions/load-templates.ts';
import { readSharedPart, readTemplate } from '../definitions/template-file.ts';
import type { TemplateFiles } from '../definitions/template-files.ts';
import type { Templates } from '../definitions/template-set.ts';
import { knownNames, lintCode, usesIn } from './lint-code.ts';
import { faultText } from './lint-fault.ts';
import { lintPlans } from './lint-plans.ts';
import { lintQuestions } from './lint-questions.ts';
import { lintReleases, newerBases } from './lint-releases.ts';

export interface LintReport {
  /** Ids of the templates that were looked at. */
  templates: string[];
  /** All that is wrong, each with its file and, where it has one, its line. */
  faults: string[];
  /** What is not wrong, and worth knowing. */
  remarks: string[];
}

export interface LintOptions {
  /** What templates may build on. */
  hub: Templates;
  /** The one template to look at; all of the set otherwise. */
  only?: string | undefined;
}

interface Linted {
  folder: string;
  source: TemplateSource;
  /** Its own files. */
  files: FileTree;
}

const shared = '_common';

/**
 * Looks for everything that is wrong with a set of templates, at once: files are read, their code is parsed and then run
 * for every set of answers.
 *
 * @throws Problem `not-found` where the one asked for is not there
 */
export async function lintTemplates(files: TemplateFiles, { hub, only }: LintOptions): Promise<LintReport> {
  const folders = await files.folders();
  if (only !== undefined && !folders.includes(only))
    throw new Problem('not-found', `There is no template ${only}. There are: ${folders.join(', ')}.`);
  const set = openTemplateSet({ files, hub });
  const unreadable = new Set<string>();
  const readable: Linted[] = [];
  for (const folder of folders) {
    try {
      const source = await set.find(folder);
      readable.push({ folder, source, files: await files.tree(`${folder}/files`) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const fault of error.faults) unreadable.add(fault);
    }
  }
  const wanted = readable.filter(({ folder }) => only === undefined || folder === only);
  const found = await Promise.all(wanted.map((each) => lintOne(files, each, hub)));
  const common = await lintShared(files, readable);
  const faults = [...common, ...found.flatMap((each) => each.faults)].map(faultText);
  return {
    templates: only === undefined ? folders : [only],
    faults: [...unreadable, ...faults.map((fault) => `${files.label}${fault}`)],
    remarks: [
      ...found.flatMap(({ remarks }) => remarks),
      ...(await newerBases(await sharedPart(files), `${shared}/template.yml`, hub)),
    ],
  };
}

async function lintOne(files: TemplateFiles, { folder, source, files: own }: Linted, hub: Templates) {
  const path = `${folder}/template.yml`;
  const text = (await files.text(path)) ?? '';
  const { value } = readTemplate(text, path);
  const names = lintCode(folder, own, knownNames(source));
  const told = new Set(names.map((fault) => fault.path));
  const at = (stored: string) => {
    const place = `${folder}/files/${stored}`;
    return own.has(stored) && !told.has(place) ? place : undefined;
  };
  const faults = [
    ...(value ? lintQuestions({ path, text, own: value }, [source], usedBy([source])) : []),
    ...names,
    ...lintPlans(source, at, path),
    ...(await lintReleases(files, folder, source)),
  ];
  return { faults, remarks: value ? await newerBases(value, path, hub) : [] };
}

/** The shared part is looked at with each template that has it: what one of them asks, its files may name. */
async function lintShared(files: TemplateFiles, all: readonly Linted[]) {
  const path = `${shared}/template.yml`;
  const text = await files.text(path);
  const tree = await files.tree(`${shared}/files`);
  const own = await sharedPart(files);
  const sources = all.map(({ source }) => source);
  if (text === undefined || sources.length === 0) return [];
  const known = new Set(sources.flatMap((source) => [...knownNames(source)]));
  const names = lintCode(shared, tree, known);
  const told = new Set(names.map((fault) => fault.path));
  const plans = all.flatMap(({ source, files: theirs }) =>
    lintPlans(
      source,
      (stored) => {
        const place = `${shared}/files/${stored}`;
        return tree.has(stored) && !theirs.has(stored) && !told.has(place) ? place : undefined;
      },
      path,
    ).filter((fault) => fault.path !== path),
  );
  const once = new Map(plans.map((fault) => [faultText(fault), fault]));
  return [...lintQuestions({ path, text, own }, sources, usedBy(sources)), ...names, ...once.values()];
}

async function sharedPart(files: TemplateFiles) {
  const path = `${shared}/template.yml`;
  return readSharedPart((await files.text(path)) ?? '{}', path).value ?? { questions: [], conditions: [] };
}

function usedBy(sources: readonly TemplateSource[]): ReadonlySet<string> {
  const uses = sources.flatMap(({ files }) => [...usesIn(files).values()].flat());
  return new Set(uses.map(({ name }) => name));
}
