import type { LineKind, LocatedLine } from '../domain/whole-tree.ts';
import { findNhsNumber } from './nhs-numbers.ts';
import { findSecret } from './secrets.ts';
import type { SensitiveLine } from './sensitive-text.ts';

/** Files of others, and files that tools make: what they hold, nobody here wrote. */
const notOurs =
  /(?:^|\/)(?:node_modules|vendor|bower_components|\.venv|venv|packrat|renv\/library|third[-_]party|wwwroot\/lib)\/|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|go\.sum|cargo\.lock|gemfile\.lock|composer\.lock|renv\.lock|packages\.lock\.json|\.git(?:dis)?allowed|\.gitleaks(?:ignore|\.toml)|gitleaks\.toml|\.secrets\.baseline|exclude-patterns\.txt)$|\.min\.(?:js|css)$|\.(?:map|svg|snap)$/i;
/** Documents and tests give examples of what must not be done. */
const notCode =
  /\.(?:md|markdown|rst|txt|adoc|html?)$|(?:^|\/)(?:(?:[\w-]*[-_])?tests?|__tests__|specs?|docs?|examples?)\/|(?:^|\/)(?:test_[^/]+|[^/]+[._-](?:test|spec)s?)\.\w+$/i;

const maxLines = 20_000;
const maxLine = 2_000;

const insecure: readonly [kind: string, pattern: RegExp][] = [
  ['a request that does not check certificates', /\bverify\s?=\s?False\b/],
  [
    'a request that does not check certificates',
    /\brejectUnauthorized\s*:\s*false\b|\bNODE_TLS_REJECT_UNAUTHORIZED\W{1,4}0\b|--no-check-certificate\b|\bcurl\b.{0,120}\s(?:-k|--insecure)\b|\bInsecureSkipVerify\s*:\s*true\b|\bssl_verifypeer\W{1,12}(?:false|0|FALSE)\b|\bTrustAllCerts?\b|strict-ssl\W{1,4}false\b/i,
  ],
  ['a transfer by FTP', /\bftp:\/\/[\w.-]{4,}|\bftplib\b|\bFTP\(/],
];
const internalHost =
  /(?<![\w.-])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\w./-])|\\\\\\\\?[a-z][\w-]{2,40}\\\\?\\[\w$-]{2,40}|\b(?:Data Source|Server)\s*=\s*(?!(?:tcp:)?(?:localhost|127\.|\.|\(|\{|\$|%|<|your|my|db\b|sql(?:[-_]?server)?\b))[A-Za-z][\w.-]{3,60}(?:,\d+)?\s*;\s*(?:Database|Initial Catalog)\b|\b[\w-]{2,40}\.(?:xnhs\w*|internal\.nhs|corp\.nhs)\b/i;
const ukCore =
  /\bhttps?:\/\/fhir\.(?:hl7\.org\.uk\/StructureDefinition\/UKCore-|nhs\.uk\/(?:StructureDefinition|England)\/)/;

/** The first line of each kind in one file; what was found is never repeated. */
export function scanText(path: string, text: string): [kind: LineKind, found: LocatedLine][] {
  if (notOurs.test(path)) return [];
  const found: [LineKind, LocatedLine][] = [];
  const add = (kind: LineKind, line: SensitiveLine | undefined) => {
    if (line) found.push([kind, { path, ...line }]);
  };
  if (/\.ipynb$/i.test(path)) add('notebook-output', notebookOutput(text));
  add('secret', findSecret(text));
  add('nhs-number', findNhsNumber(text));
  add('uk-core', firstLine(text, ukCore, 'a profile of the UK Core'));
  if (notCode.test(path)) return found;
  for (const [kind, pattern] of insecure) add('insecure-transfer', firstLine(text, pattern, kind));
  add('internal-host', firstLine(text, internalHost, 'the name or address of an internal machine'));
  return found;
}

function firstLine(text: string, pattern: RegExp, kind: string): SensitiveLine | undefined {
  const lines = text.split('\n', maxLines);
  const at = lines.findIndex((line) => pattern.test(line.slice(0, maxLine)));
  return at === -1 ? undefined : { kind, line: at + 1 };
}

/** The first cell of a notebook that kept what it printed; undefined for one whose outputs were cleared. */
function notebookOutput(text: string): SensitiveLine | undefined {
  const at = /"outputs"\s{0,9}:\s{0,9}\[\s{0,9}\{/.exec(text)?.index;
  return at === undefined
    ? undefined
    : { kind: 'what a cell printed', line: text.slice(0, at).split('\n').length };
}
