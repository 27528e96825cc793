import { isCopyrightLine } from './copyright-line.ts';
import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { fileKinds } from './file-kinds.ts';
import { readmeEntry } from './readme-file.ts';

interface Search {
  /** Path of the file that says who holds the copyright. */
  found: string | undefined;
  /** A file with a notice that names nobody, such as one whose placeholder was never filled in. */
  nameless: string | undefined;
  /** A file that might have one and whose text was not collected. */
  unread: string | undefined;
}

const longestText = 200_000;
const longestLine = 300;

/** Beside licence files and the README: where REUSE and publiccode keep the holder. */
const declaring = /^(?:reuse\.toml|\.reuse\/dep5|publiccode\.ya?ml)$/i;
const declared =
  /(?:SPDX-FileCopyrightText|mainCopyrightOwner|^copyright(?: holders?)?)["']?\s{0,4}[:=][\s["']{0,6}\S/i;
/** Anywhere in a sentence; the Open Government Licence itself speaks of what is "subject to Crown copyright". */
const ofPublicBody =
  /(?:©|&copy;|\(c\)|\bcopyright)[\s\d*_:,.[\]–-]{0,20}(?:the )?(?:crown|nhs)\b|(?<!subject to )\bcrown copyright\b/i;
const placeholder = /[<[{][^<>[\]{}]{0,60}[>\]}]|\b(?:y{4}|name of \w{1,20}|your name|full ?name)\b/gi;
/** Who wrote the text of a licence and holds its copyright: not who holds that of the code. */
const stewards =
  /\b(?:free software foundation|creative commons|european union|internet (?:systems|software) consortium|open source initiative)\b/i;
const noName =
  /\b(?:copyright|all rights reserved|portions|present|years?|holders?|owners?|authors?|inc|by|the|c)\b/gi;

/** Looks where people and licences put the notice that says who holds the copyright. */
export function findCopyrightNotice(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[],
): Search {
  const search: Search = { found: undefined, nameless: undefined, unread: undefined };
  const readme = readmeEntry(tree)?.path;
  for (const { path, text } of files) {
    if (!fileKinds.legal.matches(path) && path !== readme && !declaring.test(path)) continue;
    if (text === undefined) search.unread ??= path;
    if (typeof text !== 'string') continue;
    const says = noticeIn(text);
    if (says === 'name') return { ...search, found: path };
    if (says === 'no name') search.nameless ??= path;
  }
  return search;
}

function noticeIn(text: string): 'name' | 'no name' | undefined {
  let nameless = false;
  for (const line of text.slice(0, longestText).split(/\r\n?|\n/)) {
    if (!/copyright|©|&copy;|\(c\)/i.test(line)) continue;
    const shown = line.slice(0, longestLine);
    if (ofPublicBody.test(shown) || declared.test(shown)) return 'name';
    if (!isCopyrightLine(shown) || stewards.test(shown)) continue;
    if (/\p{L}{2}/u.test(shown.replaceAll(placeholder, ' ').replaceAll(noName, ' '))) return 'name';
    nameless = true;
  }
  return nameless ? 'no name' : undefined;
}
