import { Problem } from '../../base/problem.ts';
import type { Answers, FilePlan, PlannedFile, SourceFile, TemplateSource } from '../../domain/template.ts';
import { holds, matchesPath } from '../answers/conditions.ts';
import { clash, namedPath, undotted, wrongWithPath } from './paths.ts';
import { renderFile } from './render.ts';
import { recordPath, writeServiceRecord } from './service-record.ts';
import { namesOf, valuesFor } from '../answers/values.ts';

/**
 * Every file of a new service, with its record. Pure: the same template, answers and date give the same bytes.
 *
 * @param answers as `readAnswers` gives them
 * @param options.date ISO date the service is started on
 * @throws Problem `invalid` for a path that must not be written; Error for a template that is wrong
 */
export function planService(source: TemplateSource, answers: Answers, { date }: { date: string }): FilePlan {
  const { template } = source;
  const names = namesOf(answers);
  const sources = source.files.filter((file) => applies(file, source, answers));
  const paths = sources.map(({ path }) => namedPath(undotted(path), names));
  const values = { ...valuesFor(template, answers, date), files: paths };
  const made = sources.map((file): PlannedFile => {
    const path = namedPath(undotted(file.path), names);
    return { path, content: renderFile(file, values), executable: file.executable };
  });
  const record = { template: template.id, version: template.version, started: date, answers };
  const files = [
    ...made.filter(({ path }) => path !== recordPath),
    { path: recordPath, content: new TextEncoder().encode(writeServiceRecord(record)), executable: false },
  ].sort((one, other) => (one.path < other.path ? -1 : 1));
  requireSafe(files, template.id);
  return { template: template.id, version: template.version, date, answers, files };
}

function applies({ path }: SourceFile, { template }: TemplateSource, answers: Answers): boolean {
  const asMade = undotted(path);
  return template.conditions
    .filter(({ files }) => matchesPath(files, asMade))
    .every(({ when }) => holds(when, answers));
}

function requireSafe(files: readonly PlannedFile[], template: string): void {
  const paths = files.map(({ path }) => path);
  const faults = paths.flatMap((path) => {
    const wrong = wrongWithPath(path);
    return wrong === undefined ? [] : [`${JSON.stringify(path)} ${wrong}.`];
  });
  const pair = clash(paths);
  if (pair) faults.push(`${pair[0]} and ${pair[1]} cannot stand beside each other on every machine.`);
  if (faults.length === 0) return;
  throw new Problem('invalid', `The template ${template} would write files that must not be written.`, {
    faults,
  });
}
