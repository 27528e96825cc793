import type { DependencyScope } from '../../domain/dependency.ts';
import { Unreadable, type DeclaredDependency, type FileReading } from '../file-reading.ts';
import { linesOf, listOf, readToml, readXml, tableIn, textIn, type Table } from '../formats.ts';
import { packageKey } from '../package-key.ts';

const mavenKey = (group: string | undefined, name: string | undefined) =>
  group && name ? packageKey({ type: 'maven', namespace: group, name }) : undefined;

/** `pom.xml`: its properties are filled in, and what the parent defines stays open. */
export function readPom(text: string): FileReading {
  const project = readXml(text)['project'];
  if (project === undefined) throw new Unreadable('It has no <project>.');
  const pom = tableIn(project);
  const parent = tableIn(pom['parent']);
  const own = {
    groupId: textIn(pom['groupId']) ?? textIn(parent['groupId']),
    artifactId: textIn(pom['artifactId']),
    version: textIn(pom['version']) ?? textIn(parent['version']),
  };
  const fill = filler(tableIn(pom['properties']), { ...own, parentVersion: textIn(parent['version']) });
  const managed = dependenciesIn(pom['dependencyManagement']);
  const versions = new Map(
    managed.map((each) => [`${fill(each['groupId'])}:${fill(each['artifactId'])}`, fill(each['version'])]),
  );
  const read = (entry: Table): DeclaredDependency => {
    const [group, name] = [fill(entry['groupId']), fill(entry['artifactId'])];
    const version = fill(entry['version']) ?? versions.get(`${group}:${name}`);
    return { package: mavenKey(group, name), ...versionOf(version), scope: scopeOf(entry), direct: true };
  };
  const boms = managed.filter((each) => textIn(each['scope']) === 'import');
  const parentOf = { ...read(parent), scope: 'build' as const };
  return {
    dependencies: [...dependenciesIn(pom).map(read), ...boms.map(read), parentOf],
    publishes: [mavenKey(fill(own.groupId), fill(own.artifactId))],
  };
}

function dependenciesIn(part: unknown): Table[] {
  return listOf(tableIn(tableIn(part)['dependencies'])['dependency']).map((each) => tableIn(each));
}

function scopeOf(entry: Table): DependencyScope {
  const scope = textIn(entry['scope']);
  if (scope === 'test') return 'development';
  if (scope === 'import') return 'build';
  return textIn(entry['optional']) === 'true' ? 'optional' : 'runtime';
}

/** A version in brackets or with what could not be filled in is a range, or nothing. */
function versionOf(version: string | undefined): Pick<DeclaredDependency, 'version' | 'requirement'> {
  if (version === undefined || version.includes('${')) return {};
  return /[[(,]/.test(version) ? { requirement: version } : { version, requirement: version };
}

interface OwnNames {
  groupId: string | undefined;
  artifactId: string | undefined;
  version: string | undefined;
  parentVersion: string | undefined;
}

function filler(properties: Table, own: OwnNames): (value: unknown) => string | undefined {
  const known = new Map(
    Object.entries(properties).flatMap(([name, value]) => {
      const text = textIn(value);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  for (const prefix of ['project.', 'pom.', '']) {
    for (const [name, value] of Object.entries({ ...own, 'parent.version': own.parentVersion }))
      if (value !== undefined) known.set(`${prefix}${name}`, value);
  }
  return (value) => {
    let text = textIn(value);
    // A property may name another one; the bound ends circles.
    for (let round = 0; round < 5 && text?.includes('${') && text.length < 1_000; round++)
      text = text.replaceAll(/\$\{([\w.-]+)\}/g, (whole, name: string) => known.get(name) ?? whole);
    return text;
  };
}

/** `gradle.lockfile`: `group:name:version=configuration,…`. */
export function readGradleLock(text: string): FileReading {
  return {
    dependencies: linesOf(text).flatMap((line): DeclaredDependency[] => {
      const [, group, name, version, configurations = ''] =
        /^([^#:=\s]+):([^:=\s]+):([^:=\s]+)=(\S*)$/.exec(line.trim()) ?? [];
      if (group === undefined) return [];
      const isTest = configurations !== '' && configurations.split(',').every((each) => /^test/i.test(each));
      return [{ package: mavenKey(group, name), version, scope: isTest ? 'development' : 'runtime' }];
    }),
  };
}

/** `gradle/libs.versions.toml`: libraries, and plug-ins by the marker that Gradle publishes for each. */
export function readVersionCatalogue(text: string): FileReading {
  const whole = readToml(text);
  const versions = tableIn(whole['versions']);
  const read = (value: unknown, isPlugin: boolean): DeclaredDependency => {
    const entry = tableIn(value);
    const module = isPlugin ? (textIn(entry['id']) ?? '') : (textIn(entry['module']) ?? '');
    const [first = '', second = '', third] = (textIn(value) ?? module).split(':');
    const [group, name] = isPlugin
      ? [first, first && `${first}.gradle.plugin`]
      : [first || textIn(entry['group']), second || textIn(entry['name'])];
    const version = richVersion(entry['version'], versions) ?? third ?? (isPlugin ? second : undefined);
    const scope = isPlugin ? 'build' : 'runtime';
    return { package: mavenKey(group, name), ...versionOf(version || undefined), scope, direct: true };
  };
  return {
    dependencies: [
      ...Object.values(tableIn(whole['libraries'])).map((each) => read(each, false)),
      ...Object.values(tableIn(whole['plugins'])).map((each) => read(each, true)),
    ],
  };
}

function richVersion(value: unknown, versions: Table): string | undefined {
  const rich = tableIn(value);
  const ref = textIn(rich['ref']);
  if (ref !== undefined) return richVersion(versions[ref], {});
  return textIn(value) ?? textIn(rich['strictly']) ?? textIn(rich['require']) ?? textIn(rich['prefer']);
}
