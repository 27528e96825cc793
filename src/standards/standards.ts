import { anyPattern } from '../base/any-pattern.ts';
import type { Dependency } from '../domain/dependency.ts';
import { readmeAmong } from '../documents/readme-file.ts';
import type { Evidence, EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { proofAt } from '../domain/proof.ts';
import { packageName } from '../dependencies/dependencies.ts';
import { standards } from './standards-table.ts';
import type { SpokenStandard, Standard, StandardSignal } from './standard.ts';

export type { SpokenStandard } from './standard.ts';

/** Id and name of every standard there is. */
export const knownStandards: readonly Pick<Standard, 'id' | 'name'>[] = standards;

const plainName = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '');

const byName = new Map(
  standards.flatMap(({ id, name, aliases = [] }) =>
    [id, name, ...aliases].map((each) => [plainName(each), id] as const),
  ),
);

/** The id of the standard that people call so, in any case, with or without spaces and hyphens; undefined for none. */
export function standardOf(typed: string): string | undefined {
  return byName.get(plainName(typed));
}

/** What is read for standards: the README and manifests at the root, no lock file. */
export function standardFiles(tree: readonly TreeEntry[] | null | undefined): TreeEntry[] {
  const files = (tree ?? []).filter(({ type }) => type === 'file');
  const readme = readmeAmong(files);
  return [
    ...(readme ? [readme] : []),
    ...files.filter(({ path }) => manifest.test(path)).slice(0, maxManifests),
  ];
}

const maxManifests = 8;
const manifest =
  /^(?:package\.json|pyproject\.toml|requirements\.txt|setup\.cfg|pipfile|pom\.xml|[^/]+\.(?:cs|fs|vb)proj|go\.mod|cargo\.toml|gemfile|composer\.json|description)$/i;

interface StandardSources {
  evidence: Pick<Evidence, 'name' | 'description' | 'topics' | 'tree'>;
  /** The README and manifests, as far as they were collected. */
  files: readonly Pick<EvidenceFile, 'path' | 'text'>[];
  dependencies: readonly Dependency[];
}

/** Signals shown for one standard. */
const maxSignals = 4;

/** Lines of a text that are read, and characters of each: what comes after seldom says what a repository is. */
const maxLines = 5_000;
const maxLineLength = 2_000;

/** Whether a text says anything of any standard: most say nothing, and are not read once for each. */
const speaks = anyPattern(
  standards.flatMap(({ identifiers, words }) => (identifiers ? [identifiers, words] : [words])),
);
const packagePatterns = new Set(standards.flatMap(({ packages = [] }) => packages));
const openPackagePatterns = [...packagePatterns].filter((pattern) => pattern.endsWith('*'));

/**
 * The standards that a repository speaks: one strong signal (a package it asks for itself, a file, a canonical identifier), or
 * weak ones (what people call it) in two places of different kinds. Pure; a lock file is no signal.
 */
export function standardsOf(sources: StandardSources): SpokenStandard[] {
  const texts = sources.files.map(textOf).filter(({ lines }) => speaks(lines.join('\n')));
  const asked = sources.dependencies.filter(
    ({ direct, package: key }) =>
      direct && (packagePatterns.has(key) || openPackagePatterns.some((pattern) => fits(pattern, key))),
  );
  const facts = spokenFacts(sources.evidence);
  return standards.flatMap((standard) => {
    const packages = packageSignals(standard, asked, sources.files);
    const strong = [
      ...packages.map(({ signal }) => signal),
      ...fileSignals(standard, sources),
      ...identifierSignals(standard, texts),
    ];
    const weak = wordSignals(standard, facts, texts);
    if (strong.length === 0 && weak.length < 2) return [];
    const { id, name, url } = standard;
    const version = packages[0]?.version ?? null;
    return [{ id, name, url, version, signals: [...strong, ...weak].slice(0, maxSignals) }];
  });
}

interface Text {
  path: string;
  lines: readonly string[];
}

function textOf({ path, text }: StandardSources['files'][number]): Text {
  const lines = (text ?? '').split('\n', maxLines);
  return { path, lines: lines.map((line) => line.slice(0, maxLineLength)) };
}

/** What the forge says of a repository, of which nothing is left where it speaks of no standard. */
type Facts = Partial<Pick<Evidence, 'name' | 'description' | 'topics'>>;

function spokenFacts({ name, description, topics }: Facts & Pick<Evidence, 'name'>): Facts {
  const words = [name, ...(topics ?? [])];
  const said = speaks([...words, ...words.map(plain), description ?? ''].join('\n'));
  return said ? { name, description, topics } : {};
}

const plain = (text: string) => text.replaceAll(/[-_.]/g, ' ');

function packageSignals(
  { packages = [] }: Standard,
  asked: readonly Dependency[],
  files: StandardSources['files'],
) {
  return asked
    .filter(({ package: key }) => packages.some((pattern) => fits(pattern, key)))
    .map(({ package: key, version, requirement, file }) => {
      const name = packageName(key);
      const short = name.split(':').at(-1)?.toLowerCase() ?? name;
      const read = files.find(({ path }) => path === file);
      const at = read ? textOf(read).lines.findIndex((line) => line.toLowerCase().includes(short)) : -1;
      const said = [name, version ?? requirement].filter(Boolean).join(' ');
      return {
        version: version ?? requirement,
        signal: { because: `It asks for ${said}.`, proof: proofAt(file, at === -1 ? undefined : at + 1) },
      };
    });
}

function fits(pattern: string, key: string): boolean {
  return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
}

function fileSignals({ files }: Standard, { evidence }: StandardSources): StandardSignal[] {
  if (!files) return [];
  const found = evidence.tree?.find(({ path }) => !path.startsWith('.') && files.test(path));
  return found ? [{ because: `It holds ${found.path}.`, proof: found.path }] : [];
}

function identifierSignals({ identifiers }: Standard, texts: readonly Text[]): StandardSignal[] {
  if (!identifiers) return [];
  const found = texts.map((text) => lineWith(identifiers, text)).find((each) => each !== undefined);
  return found
    ? [{ because: `${found.path} says “${found.match}”.`, proof: proofAt(found.path, found.line) }]
    : [];
}

/** One signal for each kind of place that uses the word. */
function wordSignals(
  { words }: Standard,
  { name, description, topics }: Facts,
  texts: readonly Text[],
): StandardSignal[] {
  const topic = topics?.find((each) => words.test(each) || words.test(plain(each)));
  const said = texts.map((text) => lineWith(words, text)).find((each) => each !== undefined);
  return [
    ...(name !== undefined && (words.test(name) || words.test(plain(name)))
      ? [{ because: `Its name is ${name}.`, proof: null }]
      : []),
    ...(topic === undefined ? [] : [{ because: `Its topic is ${topic}.`, proof: null }]),
    ...(description && words.test(description) ? [{ because: 'Its description says so.', proof: null }] : []),
    ...(said
      ? [{ because: `${said.path} says “${said.match}”.`, proof: proofAt(said.path, said.line) }]
      : []),
  ];
}

function lineWith(pattern: RegExp, { path, lines }: Text) {
  for (const [index, line] of lines.entries()) {
    const match = pattern.exec(line)?.[0];
    if (match !== undefined) return { path, line: index + 1, match: match.trim() };
  }
  return undefined;
}
