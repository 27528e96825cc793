import { Problem } from '../../base/problem.ts';
import type { TreeFile } from '../../domain/file-tree.ts';
import type { Answers, FilePlan, TemplateSource } from '../../domain/template.ts';
import { sortTree } from '../../git/file-tree.ts';
import { holds, matchesPath } from '../answers/conditions.ts';
import { clash, namedPath, restoreDots, wrongWithPath } from './paths.ts';
import { renderFile } from './render.ts';
import { recordFile, recordPath } from './service-record.ts';
import { namesOf, valuesFor } from '../answers/values.ts';

interface PlanOptions {
  /** ISO date the service is started on. */
  date: string;
  /** Address of the hub that makes it, for its record and its README; undefined when not known. */
  hub?: string | undefined;
  /** Paths that are there already, of what a layer is added to: files may ask what the service has. */
  present?: readonly string[] | undefined;
}

/**
 * Every file of a new service, with its record. Pure: the same template, answers and date give the same bytes.
 *
 * @param answers as `readAnswers` gives them
 * @throws Problem `invalid` for a path that must not be written; Error for a template that is wrong
 */
export function planService(
  source: TemplateSource,
  answers: Answers,
  { date, hub, present = [] }: PlanOptions,
): FilePlan {
  const { template } = source;
  const sources = placedFiles(source, answers);
  requireSafe(sources, template.id);
  const paths = [...new Set([...present, ...sources.map(({ path }) => path)])];
  const values = { ...valuesFor(template, answers, { date, hub }), files: paths };
  const made = sources.map(({ path, stored, file }): [string, TreeFile] => [
    path,
    { kind: file.kind, content: renderFile(stored, file, values) },
  ]);
  const record = { template: template.id, version: template.version, hub, started: date, answers };
  const files = sortTree(new Map([...made, [recordPath, recordFile(record)]]));
  return { template: template.id, version: template.version, date, answers, files };
}

/** A file of a template, and where it goes in a service. */
export interface PlacedFile {
  path: string;
  /** Its path in the template. */
  stored: string;
  file: TreeFile;
}

/** Which files of a template a service gets for given answers, before they are filled in. */
export function placedFiles(source: TemplateSource, answers: Answers): PlacedFile[] {
  const names = namesOf(answers);
  return [...source.files]
    .filter(([path]) => applies(path, source, answers))
    .map(([stored, file]) => ({ path: namedPath(restoreDots(stored), names), stored, file }));
}

function applies(stored: string, { template }: TemplateSource, answers: Answers): boolean {
  const asMade = restoreDots(stored);
  return template.conditions
    .filter(({ files }) => matchesPath(files, asMade))
    .every(({ when }) => holds(when, answers));
}

/** Why the paths of a service must not be written, a sentence each. */
export function wrongWithPlaces(places: readonly PlacedFile[]): string[] {
  const paths = [...places.map(({ path }) => path).filter((path) => path !== recordPath), recordPath];
  const faults = paths.flatMap((path) => {
    const wrong = wrongWithPath(path);
    return wrong === undefined ? [] : [`${JSON.stringify(path)} ${wrong}.`];
  });
  const pair = clash(paths);
  return pair ? [...faults, `${pair[0]} and ${pair[1]} cannot be in one folder on every machine.`] : faults;
}

function requireSafe(places: readonly PlacedFile[], template: string): void {
  const faults = wrongWithPlaces(places);
  if (faults.length === 0) return;
  throw new Problem('invalid', `The template ${template} would write files that must not be written.`, {
    faults,
  });
}
