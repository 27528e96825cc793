import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import type { TreeFile } from '../../domain/file-tree.ts';
import type { TemplateSource } from '../../domain/template.ts';
import { keptTemplate } from './template-file.ts';

const file = z.strictObject({
  path: z.string(),
  executable: z.boolean(),
  text: z.string().optional(),
  /** For what is not text. */
  base64: z.base64().optional(),
});
const release = z.strictObject({ template: keptTemplate, files: z.array(file) });

/** A release as it is kept for upgrades: the template as it was, with every file and the shared part of that day. */
export function writeRelease({ template, files }: TemplateSource): string {
  const kept = [...files].map(([path, { kind, content }]) => ({
    path,
    executable: kind === 'executable',
    ...contentOf(content),
  }));
  return `${JSON.stringify({ template, files: kept }, null, 1)}\n`;
}

/** @throws Problem `invalid` for what is no release */
export function readRelease(text: string, path: string): TemplateSource {
  const parsed = release.safeParse(parseJson(text));
  if (!parsed.success)
    throw new Problem('invalid', `${path} is not a release of a template.`, { cause: parsed.error });
  const { template, files } = parsed.data;
  const tree = files.map(({ path: name, executable, text: words, base64 }): [string, TreeFile] => {
    const content = words === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(words);
    return [name, { kind: executable ? 'executable' : 'file', content: new Uint8Array(content) }];
  });
  return { template, files: new Map(tree) };
}

function contentOf(content: Uint8Array): { text: string } | { base64: string } {
  const bytes = Buffer.from(content);
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
