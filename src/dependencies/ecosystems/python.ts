import type { DependencyScope } from '../../domain/dependency.ts';
import type { DeclaredDependency, FileReading } from '../file-reading.ts';
import { linesOf, listOf, readToml, tableIn, textIn, textsIn, type Table } from '../formats.ts';
import { packageKeyOf } from '../package-key.ts';

/** A requirement as PEP 508 writes it: `name[extra]>=1,<2; python_version < "3.12"`; undefined when it is none. */
export function pythonRequirement(
  text: string,
  { scope = 'runtime' }: { scope?: DependencyScope } = {},
): DeclaredDependency | undefined {
  const [, name, rest = ''] = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/s.exec(text.trim()) ?? [];
  if (name === undefined || !/^(?:$|[;=<>!~(@])/.test(rest)) return undefined;
  const range = rest
    .replace(/\s*;.*$/s, '')
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
  const pinned = /^={2,3}\s*([^\s,*]+)$/.exec(range)?.[1];
  return { package: packageKeyOf('pypi', name), version: pinned, requirement: range, scope, direct: true };
}

/** `requirements.txt` and files like it: options, addresses and files beside it are left out. */
export function readRequirements(text: string, path: string): FileReading {
  const scope = /dev|test|doc|lint|ci\b/i.test(path) ? 'development' : 'runtime';
  const dependencies: DeclaredDependency[] = [];
  for (const line of linesOf(text.replaceAll(/\\\r?\n/g, ' '))) {
    const via = /^\s*#\s+(?:via\s+)?(\S.*)$/.exec(line)?.[1];
    const last = dependencies.at(-1);
    if (via !== undefined && last && /^\s*#\s+via/.test(line))
      last.direct = via.startsWith('-r') || via === 'via';
    else if (via?.startsWith('-r') && last) last.direct = true;
    const asked = line.replace(/(?:^|\s)#.*$/, '').replace(/\s+--\w.*$/, '');
    const egg = /^(?:-e\s+)?git\+\S*#egg=([\w.-]+)/.exec(line.trim())?.[1];
    const found = pythonRequirement(egg ?? asked, { scope });
    if (found) dependencies.push(found);
  }
  return { dependencies };
}

/** `pyproject.toml` by PEP 621 and 735, and as Poetry writes it. */
export function readPyproject(text: string): FileReading {
  const whole = readToml(text);
  const project = tableIn(whole['project']);
  const tool = tableIn(whole['tool']);
  const poetry = tableIn(tool['poetry']);
  const isPackage =
    poetry['package-mode'] !== false &&
    tableIn(tool['uv'])['package'] !== false &&
    !listOf(project['classifiers'] ?? poetry['classifiers']).some((each) =>
      /^Private ::/.test(textIn(each) ?? ''),
    );
  const name = textIn(project['name']) ?? textIn(poetry['name']);
  return {
    dependencies: [
      ...requirementsIn(project['dependencies'], 'runtime'),
      ...inEach(project['optional-dependencies'], 'optional'),
      ...inEach(whole['dependency-groups'], 'development'),
      ...poetryDependencies(poetry),
    ],
    publishes: isPackage && name !== undefined ? [packageKeyOf('pypi', name)] : [],
    keywords: textsIn(project['keywords'] ?? poetry['keywords']),
  };
}

function inEach(groups: unknown, scope: DependencyScope): DeclaredDependency[] {
  return Object.values(tableIn(groups)).flatMap((list) => requirementsIn(list, scope));
}

function requirementsIn(list: unknown, scope: DependencyScope): DeclaredDependency[] {
  return listOf(list).flatMap((each) => pythonRequirement(textIn(each) ?? '', { scope }) ?? []);
}

function poetryDependencies(poetry: Table): DeclaredDependency[] {
  const groups = Object.entries(tableIn(poetry['group'])).map(
    ([, group]) => [tableIn(group)['dependencies'], 'development'] as const,
  );
  return [
    [poetry['dependencies'], 'runtime'] as const,
    [poetry['dev-dependencies'], 'development'] as const,
    ...groups,
  ].flatMap(([listed, scope]) => namedVersions(tableIn(listed), scope));
}

/** Tables of names with a version, or with a table that has one. */
export function namedVersions(listed: Table, scope: DependencyScope): DeclaredDependency[] {
  return Object.entries(listed).flatMap(([name, value]) => {
    if (name.toLowerCase() === 'python') return [];
    const details = tableIn(Array.isArray(value) ? value[0] : value);
    if (details['path'] !== undefined) return [];
    const requirement = textIn(value) ?? textIn(details['version']) ?? '*';
    const pinned = /^={0,3}\s*(\d[\w.+!-]*)$/.exec(requirement)?.[1];
    const isOptional = details['optional'] === true && scope === 'runtime';
    return [
      {
        ...{ package: packageKeyOf('pypi', name), version: pinned, requirement },
        ...{ scope: isOptional ? 'optional' : scope, direct: true },
      },
    ];
  });
}
