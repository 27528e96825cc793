import type { PackageFacts, PackageKey, Publication, ReadingFault } from '../domain/dependency.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import { Unreadable, type DeclaredDependency } from './file-reading.ts';
import { combine, type Declaration } from './combine.ts';
import { readerFor } from './readers.ts';

export { installCommands } from './install-commands.ts';
export {
  packageKey,
  packageName,
  packageParts,
  packageTypes,
  packageUrl,
  readPackageUrl,
} from './package-key.ts';
export { compareVersions, meetingVersion, readVersionCondition } from './versions.ts';

/** Entries of one file that are read; a file with more holds none that people wrote. */
const maxEntries = 20_000;

/** Keywords of one file that are read. */
const maxKeywords = 50;

/** Longer than any version or range that people write. */
const maxVersionLength = 200;

/** All that files say about packages, and how their authors would have them found. */
export interface PackageReading extends PackageFacts {
  /** The keywords of manifests, as they are written. */
  keywords: readonly string[];
}

/**
 * What the manifests and lock files of a repository say: the packages it needs, each once for each version, and those it
 * publishes. A file that cannot be read is one fault and gives no rows; it never fails.
 */
export function readPackages(files: readonly EvidenceFile[]): PackageReading {
  const declarations: Declaration[] = [];
  const publishes = new Map<PackageKey, Publication>();
  const keywords = new Set<string>();
  const faults: ReadingFault[] = [];
  for (const file of files) {
    const reader = readerFor(file.path);
    if (!reader) continue;
    const fault = whyNotReadable(file);
    if (fault !== undefined || typeof file.text !== 'string') {
      faults.push({ file: file.path, because: fault ?? '' });
      continue;
    }
    try {
      const reading = reader.read(file.text, file.path);
      for (const each of reading.dependencies.slice(0, maxEntries)) {
        const declaration = declared(each, file.path, reader.isLock ?? false);
        if (declaration) declarations.push(declaration);
      }
      for (const key of reading.publishes ?? [])
        if (key) publishes.set(key, { package: key, file: file.path });
      for (const each of (reading.keywords ?? []).slice(0, maxKeywords)) keywords.add(each);
    } catch (error) {
      const because = error instanceof Unreadable ? error.message : 'It could not be understood.';
      faults.push({ file: file.path, because });
    }
  }
  return {
    dependencies: combine(declarations),
    publishes: [...publishes.values()],
    keywords: [...keywords],
    faults,
  };
}

function whyNotReadable({ text, truncated }: EvidenceFile): string | undefined {
  if (text === undefined) return 'It was not collected, because it is too large or could not be fetched.';
  if (text === null) return 'It is not text in an encoding that we can read.';
  return truncated ? 'It is too long to be read as a whole.' : undefined;
}

function declared(each: DeclaredDependency, file: string, isLock: boolean): Declaration | undefined {
  if (each.package === undefined) return undefined;
  return {
    package: each.package,
    version: trimmed(each.version),
    requirement: trimmed(each.requirement),
    scope: each.scope ?? 'runtime',
    direct: each.direct ?? (isLock ? undefined : true),
    ...{ file, isLock },
  };
}

function trimmed(text: string | undefined): string | null {
  const plain = text?.replaceAll(/\s+/g, ' ').trim();
  return plain === undefined || plain === '' || plain.length > maxVersionLength ? null : plain;
}
