import type { PackageKey } from '../domain/dependency.ts';
import { packageName, packageParts } from './package-key.ts';

/** What people type to install a package, by its kind; kinds that need more than a line have none. */
const commands: Readonly<Record<string, (name: string) => string>> = {
  npm: (name) => `npm install ${name}`,
  pypi: (name) => `pip install ${name}`,
  nuget: (name) => `dotnet add package ${name}`,
  golang: (name) => `go get ${name}`,
  cargo: (name) => `cargo add ${name}`,
  gem: (name) => `bundle add ${name}`,
  composer: (name) => `composer require ${name}`,
  cran: (name) => `install.packages("${name}")`,
};

/** The commands that install the packages a repository publishes, each once. */
export function installCommands(packages: readonly PackageKey[]): string[] {
  const found = packages.flatMap((key) => commands[packageParts(key).type]?.(packageName(key)) ?? []);
  return [...new Set(found)];
}
