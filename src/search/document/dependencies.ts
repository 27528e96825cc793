import { z } from 'zod';

const names = z.record(z.string(), z.unknown()).catch({});
const packageJson = z
  .object({
    keywords: z.array(z.string()).catch([]),
    dependencies: names,
    devDependencies: names,
    peerDependencies: names,
  })
  .partial();

/** As many names as one manifest may give. */
const maxNames = 200;

/**
 * Names of packages that a manifest asks for (package.json, pyproject.toml, DESCRIPTION, Cargo.toml, *.csproj), and its
 * own keywords. Only names are looked for, so a manifest that does not parse gives fewer, never a failure.
 */
export function dependencies(path: string, text: string): string[] {
  const read = readers.find(([pattern]) => pattern.test(path))?.[1];
  return [...new Set(read?.(text) ?? [])].filter((name) => name.length <= 100).slice(0, maxNames);
}

const readers: readonly [RegExp, (text: string) => string[]][] = [
  [/(^|\/)package\.json$/i, fromPackageJson],
  [/(^|\/)pyproject\.toml$/i, fromPyproject],
  [/(^|\/)cargo\.toml$/i, fromTomlTables],
  [/(^|\/)description$/i, fromDescription],
  [/\.(?:cs|fs|vb)proj$/i, fromProject],
];

function fromPackageJson(text: string): string[] {
  const manifest = packageJson.safeParse(parsedJson(text));
  if (!manifest.success) return [];
  const { keywords = [], dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest.data;
  return [
    ...keywords,
    ...Object.keys(dependencies),
    ...Object.keys(peerDependencies),
    ...Object.keys(devDependencies),
  ];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `dependencies = ["pandas>=2", …]` of a project, and the tables of Poetry. */
function fromPyproject(text: string): string[] {
  const lists = Array.from(
    text.matchAll(/^[\w-]+\s*=\s*\[([^\]]*(?:\[[^\]]*\][^\]]*)*)\]/gm),
    ([, list = '']) => list,
  );
  const listed = lists.flatMap((list) =>
    Array.from(list.matchAll(/["']([A-Za-z][\w.-]*)/g), ([, name = '']) => name),
  );
  return [...listed, ...fromTomlTables(text)];
}

function fromTomlTables(text: string): string[] {
  const tables = text.split(/^\s*\[(?=[^[\]\n]*\]\s*(?:#.*)?$)/m);
  return tables
    .filter((table) => /^[\w.-]*dependencies\]/.test(table))
    .flatMap((table) =>
      Array.from(table.matchAll(/^\s*["']?([A-Za-z][\w.-]*)["']?\s*=/gm), ([, name = '']) => name),
    )
    .filter((name) => name !== 'python');
}

/** The fields of an R package that name others. */
function fromDescription(text: string): string[] {
  const fields = text.matchAll(/^(?:Depends|Imports|Suggests|LinkingTo):((?:.*\n?)(?:[ \t]+.*\n?)*)/gm);
  return Array.from(fields).flatMap(([, list = '']) =>
    list
      .replaceAll(/\([^)]*\)/g, '')
      .split(/[,\s]+/)
      .filter((name) => /^[A-Za-z][\w.]+$/.test(name)),
  );
}

function fromProject(text: string): string[] {
  return Array.from(
    text.matchAll(/<PackageReference\b[^>]*?\bInclude="([\w.-]+)"/gi),
    ([, name = '']) => name,
  );
}
