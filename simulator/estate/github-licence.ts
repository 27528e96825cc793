import { createRequire } from 'node:module';
import type { GitBlob, Snapshot } from './git-objects.ts';

/** A licence as GitHub's GraphQL API gives it. */
export interface GithubLicence {
  id: string;
  key: string;
  name: string;
  nickname: string | null;
  /** SPDX id without `-only` or `-or-later`; NOASSERTION for a text that was not recognised. */
  spdxId: string;
  pseudoLicense: boolean;
  url: string | null;
}

/** SPDX ids (as the list names the texts) by GitHub's key: what GitHub's detector knows, as far as it occurs here. */
const known: Record<string, [spdx: string, githubId: string]> = {
  mit: ['MIT', 'MIT'],
  'apache-2.0': ['Apache-2.0', 'Apache-2.0'],
  'gpl-3.0': ['GPL-3.0-only', 'GPL-3.0'],
  'gpl-2.0': ['GPL-2.0-only', 'GPL-2.0'],
  'agpl-3.0': ['AGPL-3.0-only', 'AGPL-3.0'],
  'lgpl-3.0': ['LGPL-3.0-only', 'LGPL-3.0'],
  'bsd-3-clause': ['BSD-3-Clause', 'BSD-3-Clause'],
  'bsd-2-clause': ['BSD-2-Clause', 'BSD-2-Clause'],
  isc: ['ISC', 'ISC'],
  'mpl-2.0': ['MPL-2.0', 'MPL-2.0'],
  'cc0-1.0': ['CC0-1.0', 'CC0-1.0'],
  'cc-by-4.0': ['CC-BY-4.0', 'CC-BY-4.0'],
  unlicense: ['Unlicense', 'Unlicense'],
};

const licenceFile = /^(?:(?:\w+[-_])?(?:un)?licen[cs]e|copying)(?:[-.][\w.-]*)?$/i;
const copyrightLine = /^\W*(?:portions )?(?:copyright|©|\(c\)).*$/gim;
/** Close enough to be called the same; one word more or less is, such as a title, but not "Crown Copyright". */
const alike = 0.992;

interface KnownText {
  licence: GithubLicence;
  words: Set<string>;
}

let texts: KnownText[] | undefined;
/** Keys by object id; the texts of an estate are few. */
const detected = new Map<string, string>();
const maxDetected = 10_000;

/**
 * What GitHub would say: null without a licence file; `other` for several that differ, for edited texts and for
 * licences it does not know, such as the Open Government Licence. Compares sets of words, as its detector does.
 */
export function githubLicence({ objects, paths }: Snapshot): GithubLicence | null {
  const root = objects.get(paths.get('') ?? '');
  if (root?.kind !== 'tree') return null;
  const keys = new Set<string>();
  for (const { name, type, oid } of root.entries) {
    const blob = type === 'blob' && licenceFile.test(name) ? objects.get(oid) : undefined;
    if (blob?.kind === 'blob') keys.add(keyOf(blob));
  }
  if (keys.size === 0) return null;
  const [key] = keys;
  return (keys.size === 1 && knownTexts().find(({ licence }) => licence.key === key)?.licence) || other;
}

const other: GithubLicence = {
  id: 'L_other',
  key: 'other',
  name: 'Other',
  nickname: null,
  spdxId: 'NOASSERTION',
  pseudoLicense: true,
  url: null,
};

function keyOf(blob: GitBlob): string {
  const known = detected.get(blob.oid);
  if (known !== undefined) return known;
  const words = wordsOf(blob.content.toString('utf8'));
  const match = knownTexts().find((text) => likeness(words, text.words) >= alike);
  const key = match?.licence.key ?? 'other';
  if (detected.size >= maxDetected) detected.clear();
  detected.set(blob.oid, key);
  return key;
}

function knownTexts(): KnownText[] {
  texts ??= Object.entries(known).map(([key, [spdx, spdxId]]) => {
    const { name, licenseText } = licenceText(spdx);
    const url = `http://choosealicense.com/licenses/${key}/`;
    const licence = { id: `L_${key}`, key, name, nickname: null, spdxId, pseudoLicense: false, url };
    return { licence, words: wordsOf(licenseText) };
  });
  return texts;
}

/** A licence's name and standard text, by its SPDX id. */
export function licenceText(spdx: string): { name: string; licenseText: string } {
  const require = createRequire(import.meta.url);
  return require(`spdx-license-list/licenses/${spdx}.json`) as { name: string; licenseText: string };
}

function wordsOf(text: string): Set<string> {
  const body = text
    .replace(copyrightLine, '')
    .replace(/^.{0,40}licen[cs]e.{0,12}$/im, '')
    .toLowerCase();
  return new Set(body.match(/[a-z0-9]+/g));
}

/** Dice's coefficient. */
function likeness(one: Set<string>, another: Set<string>): number {
  return (2 * one.intersection(another).size) / (one.size + another.size);
}
