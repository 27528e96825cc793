import { fullYaml, quickYaml } from '../../base/yaml.ts';
import type { PackageKey } from '../../domain/dependency.ts';
import { Unreadable, type DeclaredDependency, type FileReading } from '../file-reading.ts';
import { linesOf, listOf, tableIn, textIn } from '../formats.ts';
import { packageKey } from '../package-key.ts';

/** A workflow of GitHub Actions, or an action of the repository: what its jobs and steps use. */
export function readWorkflow(text: string): FileReading {
  let whole: unknown;
  try {
    const quick = quickYaml(text);
    whole = quick ? quick.value : fullYaml().parse(text, { logLevel: 'silent' });
  } catch (cause) {
    throw new Unreadable('It is not valid YAML.', { cause });
  }
  const workflow = tableIn(whole);
  const jobs = Object.values(tableIn(workflow['jobs'])).map((each) => tableIn(each));
  const steps = [...jobs, tableIn(workflow['runs'])].flatMap((job) => listOf(job['steps']));
  const used = [...jobs, ...steps.map((each) => tableIn(each))].map(({ uses }) => textIn(uses) ?? '');
  return { dependencies: used.map(usedAction) };
}

/** `owner/repository/path@ref`, or `docker://image`; what begins with a dot lies in the repository itself. */
function usedAction(uses: string): DeclaredDependency {
  const image = /^docker:\/\/(.+)$/.exec(uses)?.[1];
  if (image !== undefined) return imageOf(image);
  const [, namespace, name, version] = /^([\w-]+)\/([\w.-]+)(?:\/[^@\s]*)?@(\S+)$/.exec(uses) ?? [];
  if (namespace === undefined || name === undefined) return { package: undefined };
  const found = packageKey({ type: 'githubactions', namespace, name });
  return { package: found, version, requirement: version, scope: 'build', direct: true };
}

/** A Dockerfile: the images that its stages start from. */
export function readDockerfile(text: string): FileReading {
  const values = new Map<string, string>();
  const stages = new Set(['scratch']);
  const dependencies: DeclaredDependency[] = [];
  for (const line of linesOf(text.replaceAll(/[\\`]\r?\n/g, ' '))) {
    const [, argument, value = ''] = /^\s*ARG\s+(\w+)(?:=(\S*))?/i.exec(line) ?? [];
    if (argument !== undefined) values.set(argument, value.replaceAll(/^["']|["']$/g, ''));
    const [, image, stage] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
    if (image === undefined) continue;
    const from = filled(image, values);
    if (!stages.has(from.toLowerCase())) dependencies.push(imageOf(from));
    if (stage !== undefined) stages.add(stage.toLowerCase());
  }
  return { dependencies };
}

function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\$(?:\{(\w+)(?::[-+]([^}]*))?\}|(\w+))/g,
    (whole, named?: string, fallback?: string, bare?: string) =>
      values.get(named ?? bare ?? '') || fallback || whole,
  );
}

/** `registry.example/team/name:tag@digest`. */
function imageOf(image: string): DeclaredDependency {
  const [, path = '', tag, digest] =
    /^([^@]+?)(?::([\w][\w.-]*))?(?:@(sha256:[0-9a-f]+))?$/.exec(image) ?? [];
  const parts = path.split('/');
  const isHost = parts.length > 1 && /[.:]|^localhost$/.test(parts[0] ?? '');
  const registry = isHost ? parts.shift() : undefined;
  const version = tag ?? digest;
  return {
    package: imageKey(parts, registry === 'docker.io' ? undefined : registry),
    ...{ version, requirement: version, scope: 'build', direct: true },
  };
}

function imageKey(parts: readonly string[], registry: string | undefined): PackageKey | undefined {
  const spaces = parts.slice(0, -1).join('/');
  const namespace = spaces !== '' ? spaces : registry === undefined ? 'library' : undefined;
  return packageKey({ type: 'docker', namespace, name: parts.at(-1) ?? '', registry });
}
