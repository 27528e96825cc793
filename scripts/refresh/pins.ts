/** Where versions come from. */
export type Registry = 'npm' | 'pypi' | 'actions' | 'node-images' | 'go';

/** A version that a file of a template names. */
export interface Pin {
  registry: Registry;
  name: string;
  version: string;
  /** The text that names it, which is put in place of by `withVersion`. */
  written: string;
}

/** A version that can be had. */
export interface Release {
  version: string;
  /** Undefined where the registry does not say. */
  published: Date | undefined;
  /** Of an action: the commit of the tag. */
  commit?: string;
}

const dependencies = /"(?:dev|optional|peer)?[dD]ependencies": \{[^}]*\}/g;

/** Every version that a file names exactly. */
export function pinsIn(path: string, text: string): Pin[] {
  const file = path.split('/').at(-1) ?? '';
  if (file === 'package.json')
    return [...text.matchAll(dependencies)].flatMap(([block]) =>
      pinsBy(block, /"(@?[\w./-]+)": "(\d+\.\d+\.\d+)"/g, 'npm'),
    );
  if (file === 'pyproject.toml') return pinsBy(text, /"([\w.-]+)==(\d+(?:\.\d+)+)"/g, 'pypi');
  if (/^(?:Container|Docker)file$/.test(file))
    return pinsBy(text, /(?<=library\/|FROM )(node):(\d+\.\d+\.\d+)/g, 'node-images');
  if (!/workflows\/[^/]+\.yml$/.test(path)) return [];
  return [
    ...pinsBy(text, /([\w-]+\/[\w-]+)(?:\/[\w/-]+)?@[0-9a-f]{40} # v(\d+(?:\.\d+)*)/g, 'actions'),
    ...pinsBy(text, /([\w-]+\.\w+\/[\w./-]+)@v(\d+\.\d+\.\d+)/g, 'go'),
  ];
}

function pinsBy(text: string, pattern: RegExp, registry: Registry): Pin[] {
  return [...text.matchAll(pattern)].map(([written, name = '', version = '']) => ({
    registry,
    name,
    version,
    written,
  }));
}

/** A text with another version at a pin. */
export function withVersion(text: string, { written, version }: Pin, release: Release): string {
  const commit = release.commit ?? '';
  const next = written
    .replace(/@[0-9a-f]{40} /, `@${commit} `)
    .replace(new RegExp(`${version.replaceAll('.', '\\.')}(?="?$)`), release.version);
  return text.replaceAll(written, next);
}

export interface Rules {
  now: Date;
  /** Days that a version has to be out: most bad releases are found and withdrawn within days. */
  coolDown: number;
  /** Whether a version that may break something is taken, too. */
  majors: boolean;
}

/** Types go with the version of Node that services run on, not with the newest. */
const sameMajor = new Set(['@types/node', 'node']);

/** The newest release that may be taken in place of a pin; undefined where there is none. */
export function newestAllowed(pin: Pin, releases: readonly Release[], rules: Rules): Release | undefined {
  const latest = rules.now.getTime() - rules.coolDown * 86_400_000;
  const allowed = releases
    .filter(({ version }) => /^\d+(?:\.\d+)*$/.test(version) && compare(version, pin.version) > 0)
    .filter(({ published }) => published === undefined || published.getTime() <= latest)
    .filter(({ version }) => majorOf(version) === majorOf(pin.version) || takesMajors(pin, rules));
  return allowed.toSorted((one, other) => compare(other.version, one.version))[0];
}

function takesMajors({ name }: Pin, { majors }: Rules): boolean {
  return majors && !sameMajor.has(name);
}

/** Before 1.0 the second number says what may break. */
function majorOf(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}

function compare(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
