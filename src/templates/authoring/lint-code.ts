import type { FileTree } from '../../domain/file-tree.ts';
import type { TemplateSource } from '../../domain/template.ts';
import { valuesFor } from '../answers/values.ts';
import type { LintFault } from './lint-fault.ts';
import { nearestName } from './nearest-name.ts';
import { readCode, type NameUse } from './template-code.ts';

/** Of the language itself: what is made with these follows from the answers alone. */
const language: ReadonlySet<string> = new Set([
  ...[
    'Array',
    'BigInt',
    'Boolean',
    'Date',
    'Error',
    'Intl',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'RegExp',
  ],
  ...[
    'Set',
    'String',
    'URL',
    'URLSearchParams',
    'undefined',
    'NaN',
    'Infinity',
    'parseInt',
    'parseFloat',
    'isNaN',
  ],
  ...['encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI'],
]);

/** Everything a file may name. */
export function knownNames({ template }: Pick<TemplateSource, 'template'>): ReadonlySet<string> {
  return new Set([...Object.keys(valuesFor(template, {}, { date: '2026-01-01' })), 'files']);
}

/** The uses of names in the files of a template, by the path they are stored at; those without code are left out. */
export function usesIn(files: FileTree): ReadonlyMap<string, readonly NameUse[]> {
  return new Map([...files].map(([path, { content }]) => [path, readCode(textOf(content)).uses]));
}

/**
 * What is wrong with the code in files: what is no code, and names that nothing has.
 *
 * @param folder where the files are stored
 * @param known what they may name; of shared files the names of each template that has them
 */
export function lintCode(folder: string, files: FileTree, known: ReadonlySet<string>): LintFault[] {
  return [...files].flatMap(([stored, { content }]) => {
    const path = `${folder}/files/${stored}`;
    const { uses, fault } = readCode(textOf(content));
    if (fault) return [{ path, ...fault }];
    const strange = uses.filter(({ name }) => !known.has(name) && !language.has(name));
    return strange.map(({ name, line }) => {
      const near = nearestName(name, known);
      const hint = near === undefined ? 'No question has this id.' : `Do you mean ${near}?`;
      return { path, line, message: `${name} is no value that files have. ${hint}` };
    });
  });
}

function textOf(content: Uint8Array): string {
  const text = Buffer.from(content).toString('utf8');
  return text.includes('[%') ? text : '';
}
