import { readDockerfile, readWorkflow } from './ecosystems/build.ts';
import { readCargoLock, readCargoToml } from './ecosystems/cargo.ts';
import { readComposerJson, readComposerLock } from './ecosystems/composer.ts';
import { readGoMod } from './ecosystems/go.ts';
import { readGradleLock, readPom, readVersionCatalogue } from './ecosystems/maven.ts';
import { readPackageJson, readPackageLock } from './ecosystems/npm.ts';
import { readPnpmLock, readYarnLock } from './ecosystems/npm-locks.ts';
import { readPackagesConfig, readPackagesLock, readProject } from './ecosystems/nuget.ts';
import { readPyproject, readRequirements } from './ecosystems/python.ts';
import { readPipfile, readPipfileLock, readPythonLock, readSetupCfg } from './ecosystems/python-locks.ts';
import { readDescription, readRenvLock } from './ecosystems/r.ts';
import { readGemfile, readGemfileLock, readGemspec } from './ecosystems/ruby.ts';
import type { FileReader } from './file-reading.ts';

interface Entry {
  /** Of the path from the root. */
  path: RegExp;
  read: FileReader;
  /** Whether it holds what was resolved, and not what people asked for. */
  isLock?: true;
}

/** Which file is read by what. Another kind of file is a reader and a line here, and its name in `documents/file-kinds.ts`. */
const entries: readonly Entry[] = [
  { path: /^package\.json$/i, read: readPackageJson },
  { path: /^(?:package-lock|npm-shrinkwrap)\.json$/i, read: readPackageLock, isLock: true },
  { path: /^yarn\.lock$/i, read: readYarnLock, isLock: true },
  { path: /^pnpm-lock\.yaml$/i, read: readPnpmLock, isLock: true },
  { path: /^[\w.-]*requirements?[\w.-]*\.(?:txt|in)$/i, read: readRequirements },
  { path: /^pyproject\.toml$/i, read: readPyproject },
  { path: /^pipfile$/i, read: readPipfile },
  { path: /^pipfile\.lock$/i, read: readPipfileLock, isLock: true },
  { path: /^(?:poetry|uv)\.lock$/i, read: readPythonLock, isLock: true },
  { path: /^setup\.cfg$/i, read: readSetupCfg },
  { path: /^pom\.xml$/i, read: readPom },
  { path: /^gradle\.lockfile$/i, read: readGradleLock, isLock: true },
  { path: /^gradle\/libs\.versions\.toml$/i, read: readVersionCatalogue },
  { path: /^[^/]+\.(?:cs|fs|vb)proj$/i, read: readProject },
  { path: /^directory\.packages\.props$/i, read: readProject },
  { path: /^packages\.config$/i, read: readPackagesConfig },
  { path: /^packages\.lock\.json$/i, read: readPackagesLock, isLock: true },
  { path: /^go\.mod$/i, read: readGoMod },
  { path: /^cargo\.toml$/i, read: readCargoToml },
  { path: /^cargo\.lock$/i, read: readCargoLock, isLock: true },
  { path: /^gemfile$/i, read: readGemfile },
  { path: /^gemfile\.lock$/i, read: readGemfileLock, isLock: true },
  { path: /^[^/]+\.gemspec$/i, read: readGemspec },
  { path: /^composer\.json$/i, read: readComposerJson },
  { path: /^composer\.lock$/i, read: readComposerLock, isLock: true },
  { path: /^description$/i, read: readDescription },
  { path: /^renv\.lock$/i, read: readRenvLock, isLock: true },
  { path: /^\.github\/workflows\/[^/]+\.ya?ml$/i, read: readWorkflow },
  { path: /^action\.ya?ml$/i, read: readWorkflow },
  { path: /^(?:[\w-]+\.)?dockerfile(?:\.[\w.-]+)?$/i, read: readDockerfile },
];

/** The reader for a file, by its path from the root; undefined when it says nothing about packages. */
export function readerFor(path: string): Entry | undefined {
  return entries.find((entry) => entry.path.test(path));
}
