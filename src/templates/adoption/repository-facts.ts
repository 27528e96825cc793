import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { findCopyrightNotice } from '../../documents/copyright.ts';
import { placeholderIn } from '../../documents/placeholder.ts';
import { readmeAmong } from '../../documents/readme-file.ts';
import type { EvidenceFile, TreeEntry } from '../../domain/evidence.ts';
import type { FileTree } from '../../domain/file-tree.ts';

/** A repository that exists, as it is to be brought under a template. */
export interface ExistingRepository {
  files: FileTree;
  /** What it is called: its folder, or as its remote says. */
  name: string;
  /** The account its remote names; undefined where there is none. */
  owner: string | undefined;
}

/** What may be an answer, and the file that says so. */
export interface Clue {
  value: string;
  from: string;
}

/** In bytes: a document that people wrote is shorter. */
const maxBytes = 200_000;

/** The text of a file; undefined where there is none that people wrote. */
export function textOf(files: FileTree, path: string): string | undefined {
  const file = files.get(path);
  if (!file || file.kind === 'symlink' || file.content.length > maxBytes) return undefined;
  return new TextDecoder().decode(file.content);
}

/** The title and the first sentences of the README. */
export function readmeClues(files: FileTree): { title: Clue | undefined; opening: Clue | undefined } {
  const path = readmeAmong([...files.keys()].map((each) => ({ path: each })))?.path;
  const text = path === undefined ? undefined : textOf(files, path);
  if (path === undefined || text === undefined) return { title: undefined, opening: undefined };
  const plain = text.replaceAll(/<!--[\s\S]*?-->/g, '').split(/\r?\n/);
  const at = plain.findIndex((line) => /^#\s+\S/.test(line) || /^(?:={3,}|-{3,})\s*$/.test(line));
  const heading = /^#/.test(plain[at] ?? '') ? (plain[at] ?? '').replace(/^#\s+/, '') : (plain[at - 1] ?? '');
  const paragraphs = plain
    .slice(at + 1)
    .join('\n')
    .split(/\n\s*\n/)
    .map((one) => inline(one.replaceAll(/\s+/g, ' ')));
  const opening = paragraphs.find((one) => /^[A-Z“"'].{20,}/.test(one) && !/[|`]|https?:/.test(one));
  return { title: written(inline(heading), path), opening: written(firstSentence(opening), path) };
}

/** What people have written, and not what a starter left for them to fill in. */
function written(text: string | undefined, path: string): Clue | undefined {
  const isLeft = text === undefined || placeholderIn(text) !== undefined || /\bgoes here\b/i.test(text);
  return isLeft ? undefined : clue(text, path);
}

/** Without badges, links and marks of Markdown. */
function inline(text: string): string {
  return text
    .replaceAll(/\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[*`]|\\(?=[\\`*_{}[\]#+.!-])/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .trim();
}

function firstSentence(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (/^.{20,190}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text.slice(0, 190));
}

/** A value, unless it is empty or no text. */
export function clue(value: unknown, from: string): Clue | undefined {
  return typeof value === 'string' && value.trim() !== '' ? { value: value.trim(), from } : undefined;
}

/** A file of data as nested values; empty where there is none, or one that cannot be read. */
export function dataOf(files: FileTree, path: string): Record<string, unknown> {
  const text = textOf(files, path);
  if (text === undefined) return {};
  try {
    const value: unknown = path.endsWith('.json')
      ? JSON.parse(text)
      : path.endsWith('.toml')
        ? parseToml(text)
        : parseYaml(text, { maxAliasCount: 10 });
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** A value below several keys; undefined where one is missing. */
export function valueAt(data: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)] as unknown;
    return isRecord(value) ? value[String(key)] : undefined;
  }, data);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Who holds the copyright, as licence and README say; without “Crown Copyright (…)” around it. */
export function holderClue(files: FileTree): (Clue & { isCrown: boolean }) | undefined {
  const paths = [...files.keys()].filter((path) => !path.includes('/'));
  const documents = paths.map((path): EvidenceFile => {
    const text = textOf(files, path);
    return { path, oid: '', text: text ?? null, truncated: false };
  });
  const tree = paths.map((path): TreeEntry => ({ path, type: 'file', oid: '', size: undefined }));
  const { notice } = findCopyrightNotice(tree, documents);
  if (!notice || /^crown$/i.test(notice.holder)) return undefined;
  const line = textOf(files, notice.path)?.split('\n')[notice.line - 1] ?? '';
  const [, inside] = /crown copyright \((.+)\)/i.exec(line) ?? [];
  const holder = inside ?? notice.holder.replace(/^crown(?: copyright)?\s*[,–-]\s*/i, '');
  return { value: holder, from: notice.path, isCrown: /crown/i.test(notice.holder) };
}

/** The first team that CODEOWNERS names for everything, or at all. */
export function ownersClue(files: FileTree): { owner: Clue; team: Clue } | undefined {
  for (const path of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']) {
    const text = textOf(files, path)?.replaceAll(/^\s*#.*$/gm, '') ?? '';
    const [, owner, team] =
      /^\*\s.*?@([\w-]+)\/([\w.-]+)/m.exec(text) ?? /@([\w-]+)\/([\w.-]+)/.exec(text) ?? [];
    if (owner !== undefined && team !== undefined)
      return { owner: { value: owner, from: path }, team: { value: asWords(team), from: path } };
  }
  return undefined;
}

/** `service-team` as people say it. */
export function asWords(name: string): string {
  const words = name
    .replaceAll(/[-_.\s]+/g, ' ')
    .replaceAll(/\b(?:nhs|fhir|api|gp|uk)\b/gi, (each) => each.toUpperCase())
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An address that documents give for questions. */
export function emailClue(files: FileTree): Clue | undefined {
  const documents = /^(?:\.github\/|docs\/)?(?:security|support|contributing|code_of_conduct|readme)\.\w+$/i;
  for (const path of [...files.keys()].filter((each) => documents.test(each)).sort()) {
    const found = /\b[\w.+-]+@(?:[\w-]+\.)+(?:uk|org|com|net|eu|scot|wales|gov)\b/i.exec(
      textOf(files, path) ?? '',
    );
    if (found && !/@(?:example|users\.noreply)\.|^git@/i.test(found[0]))
      return { value: found[0], from: path };
  }
  return undefined;
}
