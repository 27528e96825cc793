import type { Dependency } from '../domain/dependency.ts';

/** Words that make a version earlier than the same without them. */
const early = /^(?:a|b|c|rc|m|alpha|beta|cr|dev|pre|preview|canary|next|snapshot|milestone)\.?\d*$/i;

/** A version as it is compared: its leading numbers, and what follows them. */
interface Version {
  numbers: readonly string[];
  rest: readonly string[];
}

/** Without a leading `v`, an epoch or a build number. */
function readVersion(text: string): Version {
  const parts = text
    .slice(0, 200)
    .replace(/^\s*[vV=]*/, '')
    .replace(/^\d+!/, '')
    .replace(/\+.*$/s, '')
    .replaceAll(/(\d)([a-z])/gi, '$1.$2')
    .split(/[._-]+/)
    .filter((part) => part !== '');
  const end = parts.findIndex((part) => !/^\d+$/.test(part));
  return end === -1 ? { numbers: parts, rest: [] } : { numbers: parts.slice(0, end), rest: parts.slice(end) };
}

/** Orders versions by their parts, whatever registry they are of. */
export function compareVersions(one: string, other: string): number {
  return compare(readVersion(one), readVersion(other));
}

function compare(one: Version, other: Version): number {
  const length = Math.max(one.numbers.length, other.numbers.length);
  for (let at = 0; at < length; at++) {
    const difference = compareNumbers(one.numbers[at] ?? '0', other.numbers[at] ?? '0');
    if (difference !== 0) return difference;
  }
  return compareRest(one.rest, other.rest);
}

/** Nothing comes after what is early, and before any other word. */
function compareRest(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [left, right] = [one[at], other[at]];
    if (left === right) continue;
    const ranks = rankOf(left) - rankOf(right);
    if (ranks !== 0) return ranks;
    if (left === undefined || right === undefined) return 0;
    const areNumbers = /^\d+$/.test(left) && /^\d+$/.test(right);
    return areNumbers ? compareNumbers(left, right) : left < right ? -1 : 1;
  }
  return 0;
}

function rankOf(part: string | undefined): number {
  if (part === undefined) return 1;
  return early.test(part) ? 0 : 2;
}

/** Numbers of any length, compared as they are. */
function compareNumbers(one: string, other: string): number {
  const [left, right] = [one.replace(/^0+(?=\d)/, ''), other.replace(/^0+(?=\d)/, '')];
  if (left.length !== right.length) return left.length - right.length;
  return left === right ? 0 : left < right ? -1 : 1;
}

/**
 * The version that a requirement says something about: the lowest it allows, where it also says where it ends (`^6.1.0`,
 * `~> 2.0`, `>=1,<2`, `==3.1`); undefined where it is open (`>=7`, `*`), because that says nothing about what is used.
 */
export function boundedVersion(requirement: string | null): string | undefined {
  const text = requirement?.trim() ?? '';
  const interval = /^[[(]\s*([^,\])]+)\s*(?:,\s*([^\])]*))?[\])]$/.exec(text);
  if (interval) return interval[2] === '' ? undefined : numbered(interval[1]);
  const last = text.split('||').at(-1)?.trim() ?? '';
  const [, operator = '', version] = /^([\^~=<>!]*)\s*(v?\d[\w.+!*-]*)/.exec(last) ?? [];
  if (/^[<!]/.test(operator)) return undefined;
  const isOpen = operator.startsWith('>') && !/[,\s]<=?\s*v?\d/.test(last);
  return isOpen ? undefined : numbered(version);
}

function numbered(version: string | undefined): string | undefined {
  const found = /^v?\d[\w.+!-]*/.exec(version?.trim() ?? '')?.[0].replace(/[.-][xX*].*$/, '');
  return found === undefined || found === '' ? undefined : found;
}

/** A condition on a version such as `<9`, `>=6.1`, `8` or `6..8`. */
export interface VersionCondition {
  operator: '<' | '<=' | '>' | '>=' | '=' | '..';
  version: string;
  /** Of a range, its end. */
  to?: string;
}

/** Reads a condition; undefined when it is none. */
export function readVersionCondition(text: string): VersionCondition | undefined {
  const plain = text.trim().slice(0, 100);
  const [, from, to] = /^v?(\d[^\s<>=]*?)\.\.v?(\d[^\s<>=]*)$/.exec(plain) ?? [];
  if (from !== undefined && to !== undefined) return { operator: '..', version: from, to };
  const [, operator = '', version] = /^(<=|>=|<|>|=|==|\^|~)?\s*v?(\d[^\s<>=]*)$/.exec(plain) ?? [];
  if (version === undefined) return undefined;
  const isPlain = operator === '' || operator === '==' || operator === '^' || operator === '~';
  return { operator: isPlain ? '=' : (operator as VersionCondition['operator']), version };
}

/** Whether what is known of a dependency's version meets a condition; never where its version is not known. */
export function meetingVersion(
  { version, requirement }: Pick<Dependency, 'version' | 'requirement'>,
  condition: VersionCondition,
): boolean {
  const used = version ?? boundedVersion(requirement);
  return used !== undefined && meetsVersion(used, condition);
}

/** Whether a version meets a condition, compared on as many parts as the condition has: 9.4 is not above 9. */
export function meetsVersion(version: string, condition: VersionCondition): boolean {
  const read = readVersion(version);
  const against = (text: string) => {
    const asked = readVersion(text);
    return compare(shortened(read, asked.numbers.length), asked);
  };
  switch (condition.operator) {
    case '<':
      return against(condition.version) < 0;
    case '<=':
      return against(condition.version) <= 0;
    case '>':
      return against(condition.version) > 0;
    case '>=':
      return against(condition.version) >= 0;
    case '=':
      return against(condition.version) === 0;
    case '..':
      return against(condition.version) >= 0 && against(condition.to ?? condition.version) <= 0;
  }
}

/** Cut to so many numbers: 9.4-beta is 9 then, and 9.0-beta is before 9. */
function shortened({ numbers, rest }: Version, length: number): Version {
  const isWhole = numbers.slice(length).every((part) => /^0+$/.test(part));
  return { numbers: numbers.slice(0, length), rest: isWhole && early.test(rest[0] ?? '') ? rest : [] };
}
