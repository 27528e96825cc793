import type { DependencyScope } from '../../domain/dependency.ts';
import type { DeclaredDependency, FileReading } from '../file-reading.ts';
import { listOf, readToml, tableIn, textIn, textsIn } from '../formats.ts';
import { packageKeyOf } from '../package-key.ts';

/** `Cargo.toml`. */
export function readCargoToml(text: string): FileReading {
  const whole = readToml(text);
  const own = tableIn(whole['package']);
  const name = textIn(own['name']);
  const isPublished = own['publish'] !== false && (own['publish'] as unknown[] | undefined)?.length !== 0;
  const targets = Object.values(tableIn(whole['target'])).map((each) => tableIn(each));
  const places = [whole, tableIn(whole['workspace']), ...targets];
  return {
    dependencies: places.flatMap((place) => [
      ...crates(place['dependencies'], 'runtime'),
      ...crates(place['build-dependencies'], 'build'),
      ...crates(place['dev-dependencies'], 'development'),
    ]),
    publishes: name !== undefined && isPublished ? [packageKeyOf('cargo', name)] : [],
    keywords: textsIn(own['keywords']),
  };
}

function crates(listed: unknown, scope: DependencyScope): DeclaredDependency[] {
  return Object.entries(tableIn(listed)).flatMap(([asked, value]) => {
    const details = tableIn(value);
    if (details['path'] !== undefined) return [];
    const requirement = textIn(value) ?? textIn(details['version']);
    const isOptional = details['optional'] === true && scope === 'runtime';
    return [
      {
        ...{ package: packageKeyOf('cargo', textIn(details['package']) ?? asked), requirement },
        ...{ scope: isOptional ? ('optional' as const) : scope, direct: true },
      },
    ];
  });
}

/** `Cargo.lock`: what has no source lies in the repository itself. */
export function readCargoLock(text: string): FileReading {
  return {
    dependencies: listOf(readToml(text)['package']).flatMap((each): DeclaredDependency[] => {
      const { name, version, source } = tableIn(each);
      if (source === undefined) return [];
      return [{ package: packageKeyOf('cargo', textIn(name) ?? ''), version: textIn(version) }];
    }),
  };
}
