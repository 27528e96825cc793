import type { EvidenceFile } from '../../domain/evidence.ts';
import type { LicenceScope } from '../../domain/licence-verdict.ts';
import { identifiersOf, normalExpression } from '../../spdx/identifiers.ts';
import type { Part } from '../parts.ts';

/** A licence that REUSE.toml or .reuse/dep5 gives to files. */
export interface ReusePart extends Part {
  path: string;
  /** The whole expression that the part belongs to. */
  expression: string;
  /** True when it covers nothing but hidden files and settings, which are not what people reuse. */
  isHousekeeping: boolean;
  /** True when it covers every file. */
  isWhole: boolean;
}

/** Reads REUSE.toml (REUSE specification 3.2) or .reuse/dep5; empty for other files. */
export function readReuseFile({ path, text }: EvidenceFile): ReusePart[] {
  if (typeof text !== 'string') return [];
  const start = text.slice(0, 100_000);
  if (/^reuse\.toml$/i.test(path))
    return annotations(start.split(/^\s{0,8}\[\[annotations\]\]/m).slice(1), path);
  if (path === '.reuse/dep5') return paragraphs(start.split(/\n\s*\n/), path);
  return [];
}

function annotations(tables: readonly string[], path: string): ReusePart[] {
  return tables.flatMap((table) => {
    const licence = /^\s{0,8}SPDX-License-Identifier\s{0,8}=\s{0,8}["'[]+([^"'\n]{1,200})["']/m.exec(
      table,
    )?.[1];
    const covered = /^\s{0,8}path\s{0,8}=\s{0,8}(.{1,400})$/m.exec(table)?.[1] ?? '';
    return partsFor(licence, covered, path);
  });
}

function paragraphs(all: readonly string[], path: string): ReusePart[] {
  return all.flatMap((paragraph) => {
    const licence = /^License:[ \t]{0,8}(.{1,200})$/m.exec(paragraph)?.[1];
    const covered = /^Files:[ \t]{0,8}(.{1,400})$/m.exec(paragraph)?.[1];
    return covered === undefined ? [] : partsFor(licence, covered, path);
  });
}

function partsFor(licence: string | undefined, covered: string, path: string): ReusePart[] {
  const expression = licence && normalExpression(licence.trim());
  if (!expression) return [];
  const scope = scopeOfGlobs(covered);
  const isWhole = /^[\s["']*\*\*?[\s\]"']*$/.test(covered);
  const isHousekeeping = onlyHousekeeping(covered);
  return identifiersOf(expression).map((spdx) => ({
    spdx,
    scope,
    path,
    expression,
    isHousekeeping,
    isWhole,
  }));
}

function onlyHousekeeping(globs: string): boolean {
  const all = globs.split(/[\s,"'[\]]+/).filter((glob) => glob !== '');
  return (
    all.length > 0 &&
    all.every((glob) => /^(?:\*\*\/)?\.|(?:^|\/)[\w.-]*(?:lock|\.lock|-lock\.\w+)$/.test(glob))
  );
}

function scopeOfGlobs(globs: string): LicenceScope | null {
  if (/(?:^|["'\s/])\*\*?["'\s\]]*$|["']\*\*["']/.test(globs.trim())) return null;
  if (/\b(?:docs?|documentation|content)\/|\.(?:md|rst|adoc)\b/i.test(globs)) return 'documentation';
  if (/\bdata(?:sets?)?\/|\.csv\b/i.test(globs)) return 'data';
  return /\b(?:src|lib|app)\//.test(globs) ? 'code' : null;
}
