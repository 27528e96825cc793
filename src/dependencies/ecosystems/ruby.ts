import { Unreadable, type DeclaredDependency, type FileReading } from '../file-reading.ts';
import { linesOf } from '../formats.ts';
import { packageKey } from '../package-key.ts';

const gem = (name: string) => packageKey({ type: 'gem', name });

/** `Gemfile.lock`: gems that lie in the repository itself (PATH) are left out. */
export function readGemfileLock(text: string): FileReading {
  const dependencies: DeclaredDependency[] = [];
  const asked = new Set<string>();
  let section = '';
  for (const line of linesOf(text)) {
    section = /^([A-Z][A-Z ]+)$/.exec(line)?.[1] ?? section;
    const [, name, version] = /^ {4}([\w.-]+) \(([^)]+)\)$/.exec(line) ?? [];
    if (name !== undefined && version !== undefined && section !== 'PATH')
      dependencies.push({ package: gem(name), version: version.replace(/-(?=[a-z]).*$/, '') });
    const direct = section === 'DEPENDENCIES' ? /^ {2}([\w.-]+)/.exec(line)?.[1] : undefined;
    if (direct !== undefined) asked.add(gem(direct) ?? '');
  }
  if (section === '') throw new Unreadable('It does not hold what a file of this name should hold.');
  return {
    dependencies: dependencies.map((each) => ({ ...each, direct: asked.has(each.package ?? '') })),
  };
}

/** What a `Gemfile` asks for. It is a program, so only plain lines are understood. */
export function readGemfile(text: string): FileReading {
  return {
    dependencies: Array.from(
      text.matchAll(/^[ \t]*gem[ \t(]+["']([\w.-]+)["'](?:[ \t]*,[ \t]*["']([^"'\n]+)["'])?([^\n]*)/gm),
    ).flatMap(([, name = '', requirement, rest = '']): DeclaredDependency[] =>
      /\bpath(?::|\s*=>)/.test(rest) ? [] : [{ package: gem(name), requirement, direct: true }],
    ),
  };
}

/** A `.gemspec`: a program, too. */
export function readGemspec(text: string): FileReading {
  const own = /\.name\s*=\s*["']([\w.-]+)["']/.exec(text)?.[1];
  const asked = text.matchAll(
    /\.add_(runtime_|development_)?dependency[ \t(]+["']([\w.-]+)["'](?:[ \t]*,[ \t]*\[?["']([^"'\n]+)["'])?/g,
  );
  return {
    dependencies: Array.from(asked, ([, kind, name = '', requirement]) => ({
      ...{ package: gem(name), requirement, direct: true },
      scope: kind === 'development_' ? ('development' as const) : ('runtime' as const),
    })),
    publishes: own === undefined ? [] : [gem(own)],
  };
}
