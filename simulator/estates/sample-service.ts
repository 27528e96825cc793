import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { planService, readAnswers, readRelease } from '../../src/templates/templates.ts';
import type { FileContent } from '../estate/content.ts';

const templates = new URL('../../templates/', import.meta.url);

/** A repository that a team made from a template of this hub, and has changed since. */
export const sampleService = z.strictObject({
  template: z.string(),
  /** One that is kept. */
  version: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
  /** By path: texts that stand there once, and what they were changed to. */
  edits: z.record(z.string(), z.array(z.strictObject({ find: z.string(), put: z.string() }))).default({}),
  /** Paths that were deleted. */
  without: z.array(z.string()).default([]),
});

export type SampleService = z.infer<typeof sampleService>;

/** All its files, as the template made them on `started`, with the changes. @throws Error for a sample that is wrong */
export function serviceFiles(
  { template, version, answers: given, edits, without }: SampleService,
  started: Date,
): Record<string, FileContent> {
  const path = `${template}/releases/${version}.json`;
  const source = readRelease(readFileSync(new URL(path, templates), 'utf8'), path);
  const { answers, faults } = readAnswers(source.template, given);
  if (!answers) throw new Error(faults.map(({ question, message }) => `${question} ${message}`).join('. '));
  const plan = planService(source, answers, { date: started.toISOString().slice(0, 10) });
  const files = [...plan.files]
    .filter(([place]) => !without.includes(place))
    .map(([place, { kind, content }]): [string, FileContent] => {
      const bytes = edited(Buffer.from(content), edits[place] ?? [], place);
      return [place, kind === 'executable' ? { executable: bytes } : bytes];
    });
  return Object.fromEntries(files);
}

function edited(content: Buffer, edits: readonly { find: string; put: string }[], path: string): Buffer {
  if (edits.length === 0) return content;
  return Buffer.from(
    edits.reduce((text, { find, put }) => {
      if (text.split(find).length !== 2) throw new Error(`${path} does not hold “${find}” once.`);
      return text.replace(find, () => put);
    }, content.toString('utf8')),
  );
}
