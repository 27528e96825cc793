import type { DependencyScope } from '../../domain/dependency.ts';
import type { DeclaredDependency, FileReading } from '../file-reading.ts';
import { linesOf, listOf, readJson, readToml, tableIn, textIn } from '../formats.ts';
import { packageKeyOf } from '../package-key.ts';
import { namedVersions, pythonRequirement } from './python.ts';

/** `Pipfile`. */
export function readPipfile(text: string): FileReading {
  const whole = readToml(text);
  return {
    dependencies: [
      ...namedVersions(tableIn(whole['packages']), 'runtime'),
      ...namedVersions(tableIn(whole['dev-packages']), 'development'),
    ],
  };
}

/** `Pipfile.lock`. */
export function readPipfileLock(text: string): FileReading {
  const lock = readJson(text);
  const sections: [string, DependencyScope][] = [
    ['default', 'runtime'],
    ['develop', 'development'],
  ];
  return {
    dependencies: sections.flatMap(([section, scope]) =>
      Object.entries(tableIn(lock[section])).map(([name, value]): DeclaredDependency => {
        const version = textIn(tableIn(value)['version'])?.replace(/^={2,3}/, '');
        return { package: packageKeyOf('pypi', name), version, scope };
      }),
    ),
  };
}

/** `poetry.lock` and `uv.lock`: packages that lie in the repository itself are left out. */
export function readPythonLock(text: string): FileReading {
  return {
    dependencies: listOf(readToml(text)['package']).flatMap((each): DeclaredDependency[] => {
      const { name, version, category, optional, source } = tableIn(each);
      const from = tableIn(source);
      const isLocal =
        ['virtual', 'editable', 'directory'].some((kind) => from[kind] !== undefined) ||
        /^(?:directory|file)$/.test(textIn(from['type']) ?? '');
      if (isLocal) return [];
      const scope = category === 'dev' ? 'development' : optional === true ? 'optional' : 'runtime';
      return [{ package: packageKeyOf('pypi', textIn(name) ?? ''), version: textIn(version), scope }];
    }),
  };
}

/** `setup.cfg`: an INI file whose values go on in indented lines. */
export function readSetupCfg(text: string): FileReading {
  const values = iniValues(text);
  const lines = (key: string) => values.get(key)?.split('\n') ?? [];
  const extras = [...values.keys()].filter((key) => key.startsWith('options.extras_require '));
  const read = (list: readonly string[], scope: DependencyScope) =>
    list.flatMap((line) => pythonRequirement(line, { scope }) ?? []);
  const name = values.get('metadata name')?.trim();
  return {
    dependencies: [
      ...read(lines('options install_requires'), 'runtime'),
      ...read(extras.flatMap(lines), 'optional'),
      ...read(lines('options tests_require'), 'development'),
    ],
    publishes: name ? [packageKeyOf('pypi', name)] : [],
  };
}

function iniValues(text: string): Map<string, string> {
  const values = new Map<string, string>();
  let [section, key] = ['', ''];
  for (const line of linesOf(text)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const heading = /^\[([^\]]+)\]/.exec(line)?.[1];
    const [, name, value = ''] = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (heading !== undefined) [section, key] = [heading.trim(), ''];
    else if (name !== undefined) values.set((key = `${section} ${name}`), value);
    else if (/^\s/.test(line) && key !== '') values.set(key, `${values.get(key) ?? ''}\n${line.trim()}`);
  }
  return values;
}
