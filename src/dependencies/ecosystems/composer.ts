import type { DependencyScope } from '../../domain/dependency.ts';
import type { DeclaredDependency, FileReading } from '../file-reading.ts';
import { listOf, readJson, tableIn, textIn, textsIn } from '../formats.ts';
import { packageKeyOf } from '../package-key.ts';

/** `composer.json`; a name without a vendor is a platform (`php`, `ext-json`) and no package. */
export function readComposerJson(text: string): FileReading {
  const manifest = readJson(text);
  const name = textIn(manifest['name']);
  const isPublished = name?.includes('/') === true && manifest['type'] !== 'project';
  const read = (listed: unknown, scope: DependencyScope) =>
    Object.entries(tableIn(listed))
      .filter(([asked]) => asked.includes('/'))
      .map(([asked, range]): DeclaredDependency => {
        const requirement = textIn(range);
        return { package: packageKeyOf('composer', asked), requirement, scope, direct: true };
      });
  return {
    dependencies: [...read(manifest['require'], 'runtime'), ...read(manifest['require-dev'], 'development')],
    publishes: isPublished ? [packageKeyOf('composer', name)] : [],
    keywords: textsIn(manifest['keywords']),
  };
}

/** `composer.lock`. */
export function readComposerLock(text: string): FileReading {
  const lock = readJson(text);
  const read = (listed: unknown, scope: DependencyScope) =>
    listOf(listed).map((each): DeclaredDependency => {
      const { name, version } = tableIn(each);
      return { package: packageKeyOf('composer', textIn(name) ?? ''), version: textIn(version), scope };
    });
  return {
    dependencies: [...read(lock['packages'], 'runtime'), ...read(lock['packages-dev'], 'development')],
  };
}
