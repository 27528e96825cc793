import type { DependencyScope } from '../../domain/dependency.ts';
import { Unreadable, type DeclaredDependency, type FileReading } from '../file-reading.ts';
import { readJson, tableIn, textIn } from '../formats.ts';
import { packageKey } from '../package-key.ts';

/** Packages that come with R itself. */
const base: ReadonlySet<string> = new Set(
  'R base compiler datasets graphics grDevices grid methods parallel splines stats stats4 tcltk tools utils'.split(
    ' ',
  ),
);

const fields: readonly (readonly [field: string, scope: DependencyScope])[] = [
  ['Depends', 'runtime'],
  ['Imports', 'runtime'],
  ['LinkingTo', 'runtime'],
  ['Suggests', 'optional'],
  ['Enhances', 'optional'],
];

const cran = (name: string) => packageKey({ type: 'cran', name });

/** `DESCRIPTION` of an R package: fields whose values go on in indented lines. A file of this name may be another thing. */
export function readDescription(text: string): FileReading {
  const values = new Map(
    Array.from(
      text.matchAll(/^([\w/@.-]+):[ \t]*((?:.*)(?:\r?\n[ \t]+.*)*)/gm),
      ([, key = '', value = '']) => [key, value],
    ),
  );
  const name = values.get('Package')?.trim();
  return {
    dependencies: fields.flatMap(([field, scope]) =>
      (values.get(field) ?? '').split(',', 2_000).flatMap((each): DeclaredDependency[] => {
        const [, asked, requirement] =
          /^\s*([A-Za-z][\w.]*)\s*(?:\(([^)]*)\))?\s*$/.exec(each.slice(0, 300)) ?? [];
        if (asked === undefined || base.has(asked)) return [];
        return [{ package: cran(asked), requirement, scope, direct: true }];
      }),
    ),
    publishes: name !== undefined && values.has('Version') ? [cran(name)] : [],
  };
}

/** `renv.lock`. */
export function readRenvLock(text: string): FileReading {
  const packages = readJson(text)['Packages'];
  if (packages === undefined) throw new Unreadable('It lists no packages.');
  return {
    dependencies: Object.entries(tableIn(packages)).flatMap(([name, value]): DeclaredDependency[] => {
      const { Version: version } = tableIn(value);
      return base.has(name) ? [] : [{ package: cran(name), version: textIn(version) }];
    }),
  };
}
