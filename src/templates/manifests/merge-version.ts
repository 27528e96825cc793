import { compareVersions } from '../../dependencies/dependencies.ts';
import { settled, type Sides } from './sides.ts';

/** `^5.3.0`, `== 3.1.1`, `v4.2.1`, `24-slim`: how it is required, the version, and what variant of it. */
interface Requirement {
  operator: string;
  version: string;
  variant: string;
}

const simple =
  /^(?<operator>[\^~=<>!]*\s*)(?<version>[vV]?\d[\w.+!*]*(?:-(?:alpha|beta|rc|pre|next|canary|dev)[\w.]*)?)(?<variant>-[\w.-]*)?$/;

function readRequirement(text: string | undefined): Requirement | undefined {
  const { operator, version, variant = '' } = simple.exec(text?.trim() ?? '')?.groups ?? {};
  return operator === undefined || version === undefined ? undefined : { operator, version, variant };
}

/** Whether text requires a version, simply or between bounds. */
export function isRequirement(text: string): boolean {
  return readRequirement(text) !== undefined || bounds(text) !== undefined;
}

/**
 * The newer of two versions, with what either side changed in how it is required (`^`) or in its variant (`-slim`).
 * Whoever went back to an older version did so for a reason: then there is no newer one.
 *
 * @param sides a base of undefined is a version that both sides added
 * @returns undefined where both sides changed it and neither is simply newer
 */
export function mergeVersion({ base, ours, theirs }: Sides<string | undefined>): string | undefined {
  const done = settled({ base, ours, theirs });
  if (done) return done.value;
  const [was, our, their] = [base, ours, theirs].map(readRequirement);
  if (!our || !their) return mergeBounds({ base, ours, theirs });
  if (was && wentApart(was, our, their)) return undefined;
  const newer = compareVersions(our.version, their.version) >= 0 ? our : their;
  const part = (name: 'operator' | 'variant') =>
    settled({ base: was?.[name], ours: our[name], theirs: their[name] })?.value ?? our[name];
  if (was && was.variant !== our.variant && was.variant !== their.variant && our.variant !== their.variant)
    return undefined;
  return `${part('operator')}${newer.version}${part('variant')}`;
}

/** Whether one side went forward and the other back, or both went back. */
function wentApart(was: Requirement, our: Requirement, their: Requirement): boolean {
  const steps = [our, their].map(({ version }) => compareVersions(version, was.version));
  return Math.min(...steps) < 0;
}

/** `>=2.1,<3` as its operators and versions. */
function bounds(text: string | undefined): { operator: string; version: string }[] | undefined {
  const parts = (text ?? '').split(/\s*(?:,|\|\|)\s*|\s+(?=[\^~<>=])/).filter((part) => part !== '');
  const read = parts.map((part) => readRequirement(part));
  return parts.length > 1 && read.every((one) => one !== undefined)
    ? read.map(({ operator, version }) => ({ operator: operator.trim(), version }))
    : undefined;
}

/** The side that is as new or newer in each of its bounds; undefined where they are not of one kind. */
function mergeBounds({ base, ours, theirs }: Sides<string | undefined>): string | undefined {
  const [was, our, their] = [base, ours, theirs].map(bounds);
  if (!our || !their || our.length !== their.length) return undefined;
  if (base !== undefined && was?.length !== our.length) return undefined;
  const lists = was ? [was, our, their] : [our, their];
  if (our.some(({ operator }, at) => lists.some((list) => list[at]?.operator !== operator))) return undefined;
  if (was && !(isAsNew(our, was) && isAsNew(their, was))) return undefined;
  if (isAsNew(our, their)) return ours;
  return isAsNew(their, our) ? theirs : undefined;
}

function isAsNew(one: readonly { version: string }[], other: readonly { version: string }[]): boolean {
  return one.every(({ version }, at) => compareVersions(version, other[at]?.version ?? '0') >= 0);
}
