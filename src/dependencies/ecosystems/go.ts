import { Unreadable, type DeclaredDependency, type FileReading } from '../file-reading.ts';
import { linesOf } from '../formats.ts';
import { packageKeyOf } from '../package-key.ts';

/** `go.mod`: what it requires; what it replaces by a folder beside it is left out. */
export function readGoMod(text: string): FileReading {
  const module = /^module[ \t]+"?([^\s"]{1,500})"?/m.exec(text)?.[1];
  if (module === undefined) throw new Unreadable('It names no module.');
  const plain = text.replaceAll(/^[ \t]*\/\/.*$/gm, '');
  const local = new Set(
    linesOf(plain).map((line) => /^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+\.{1,2}\//.exec(line)?.[1]),
  );
  let within = '';
  const dependencies: DeclaredDependency[] = [];
  for (const line of linesOf(plain)) {
    const opened = /^\s*(\w+)\s*\($/.exec(line.trim())?.[1];
    if (opened !== undefined) within = opened;
    else if (line.trim() === ')') within = '';
    const [, keyword, name, version] = /^\s*(?:(require)\s+)?(\S+\/\S+|\S+\.\S+)\s+(v\S+)/.exec(line) ?? [];
    if (name === undefined || (keyword ?? within) !== 'require' || local.has(name)) continue;
    const direct = !/\/\/\s*indirect/.test(line);
    dependencies.push({ package: packageKeyOf('golang', name), version, requirement: version, direct });
  }
  return { dependencies, publishes: [packageKeyOf('golang', module)] };
}
