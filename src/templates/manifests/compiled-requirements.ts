import { parse as parseToml } from 'smol-toml';
import { isRecord } from './npm-lock.ts';

const compiledNames = /(?:^|\/)requirements[\w.-]*\.txt$/;

/** Whether a list of requirements may be one that a program made from pyproject.toml, with hashes: a lock file by another name. */
export function mayBeCompiled(path: string): boolean {
  return compiledNames.test(path);
}

/**
 * Packages for which such a list does not fit its pyproject.toml: pip would install another version than is asked for, without a
 * word, or none. Packages for development alone may be left out of a list.
 *
 * @returns none for a list that people wrote, and beside what is no TOML
 */
export function misfitPackages(list: string, manifest: string): string[] {
  const head = list.slice(0, 1000);
  if (!/^#.*pyproject\.toml/m.test(head) || !/--hash=/.test(list)) return [];
  const locked = Map.groupBy(
    list.matchAll(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]\n]*\])?==([^\s;\\]+)/gm),
    ([, name = '']) => plainName(name),
  );
  const { needed, optional } = requirementsIn(manifest);
  const fits = (requirement: string, mayLack: boolean): boolean => {
    const [, name = '', version] =
      /^\s*([\w.-]+)\s*(?:\[[^\]]*\])?\s*(?:==\s*([\w.+!]+))?/.exec(requirement) ?? [];
    const entries = locked.get(plainName(name));
    if (!entries) return mayLack;
    return version === undefined || entries.some(([, , has]) => has === version);
  };
  const misfits = [
    ...needed.filter((requirement) => !fits(requirement, requirement.includes(';'))),
    ...optional.filter((requirement) => !fits(requirement, true)),
  ];
  return [...new Set(misfits.map((requirement) => requirement.trim()))];
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

function requirementsIn(manifest: string): { needed: string[]; optional: string[] } {
  try {
    const { project } = parseToml(manifest);
    if (!isRecord(project)) return { needed: [], optional: [] };
    const groups = isRecord(project['optional-dependencies']) ? project['optional-dependencies'] : {};
    return { needed: texts(project['dependencies']), optional: Object.values(groups).flatMap(texts) };
  } catch {
    return { needed: [], optional: [] };
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
