import { Unreadable, type DeclaredDependency, type FileReading } from '../file-reading.ts';
import { listOf, readJson, readXml, tableIn, textIn, type Table } from '../formats.ts';
import { packageKey } from '../package-key.ts';

const nugetKey = (name: string | undefined) => (name ? packageKey({ type: 'nuget', name }) : undefined);

/** A project file of .NET, or `Directory.Packages.props` with the versions that projects share. */
export function readProject(text: string): FileReading {
  const project = readXml(text)['Project'];
  if (project === undefined) throw new Unreadable('It has no <Project>.');
  const groups = listOf(tableIn(project)['PropertyGroup']).map((each) => tableIn(each));
  const properties = new Map(
    groups.flatMap((group) => Object.entries(group).map(([name, value]) => [name, textIn(value)] as const)),
  );
  const fill = (value: string | undefined) =>
    value?.replaceAll(/\$\(([\w.]+)\)/g, (whole, name: string) => properties.get(name) ?? whole);
  const items = listOf(tableIn(project)['ItemGroup']).map((each) => tableIn(each));
  const references = items.flatMap((item) =>
    ['PackageReference', 'PackageVersion', 'GlobalPackageReference'].flatMap((kind) => listOf(item[kind])),
  );
  return {
    dependencies: references.map((each) => reference(tableIn(each), fill)),
    publishes: [nugetKey(fill(properties.get('PackageId')))],
  };
}

function reference(
  entry: Table,
  fill: (value: string | undefined) => string | undefined,
): DeclaredDependency {
  const attribute = (name: string) => textIn(entry[`@${name}`]) ?? textIn(entry[name]);
  const version = fill(attribute('VersionOverride') ?? attribute('Version'));
  const isTool = /^all$/i.test(attribute('PrivateAssets') ?? '');
  return {
    package: nugetKey(fill(attribute('Include') ?? attribute('Update'))),
    ...(version === undefined || version.includes('$(') ? {} : { requirement: version }),
    scope: isTool ? 'development' : 'runtime',
    direct: true,
  };
}

/** `packages.config`, of older projects. */
export function readPackagesConfig(text: string): FileReading {
  const packages = tableIn(readXml(text)['packages']);
  return {
    dependencies: listOf(packages['package']).map((each): DeclaredDependency => {
      const entry = tableIn(each);
      const isTool = textIn(entry['@developmentDependency']) === 'true';
      return {
        ...{ package: nugetKey(textIn(entry['@id'])), version: textIn(entry['@version']) },
        ...{ scope: isTool ? 'development' : 'runtime', direct: true },
      };
    }),
  };
}

/** `packages.lock.json`. */
export function readPackagesLock(text: string): FileReading {
  const frameworks = Object.values(tableIn(readJson(text)['dependencies']));
  return {
    dependencies: frameworks.flatMap((framework) =>
      Object.entries(tableIn(framework)).flatMap(([name, value]): DeclaredDependency[] => {
        const { type, resolved } = tableIn(value);
        if (type === 'Project') return [];
        return [{ package: nugetKey(name), version: textIn(resolved), direct: type === 'Direct' }];
      }),
    ),
  };
}
