import type { Express } from 'express';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
  /** False where it is mounted under a path of its own. */
  slash?: boolean;
}

/** Every address that an application answers to a `GET`, as patterns; and how many routers are mounted under a path. */
export function pagePatterns(app: Express): { patterns: string[]; mounted: number } {
  const patterns: string[] = [];
  let mounted = 0;
  const walk = (layers: readonly Layer[]) => {
    for (const { route, handle, slash } of layers) {
      if (route) {
        if (route.methods['get']) patterns.push(...[route.path].flat());
      } else if (handle.stack && slash === false) mounted += 1;
      else if (handle.stack) walk(handle.stack);
    }
  };
  walk((app as unknown as { router: { stack: Layer[] } }).router.stack);
  return { patterns: [...new Set(patterns)], mounted };
}

/** The addresses of the API's `GET` routes, as patterns. */
export function apiPatterns(described: { paths: Record<string, Record<string, unknown>> }): string[] {
  return Object.entries(described.paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
}

/**
 * The addresses that a pattern stands for, one for each example of its last parameter that has several.
 *
 * @throws Error for a parameter without an example: whoever adds a route says what may be asked for there
 */
export function addressesOf(
  pattern: string,
  examples: Readonly<Record<string, readonly string[]>>,
): string[] {
  const [, before = '', name, after = ''] = /^([^:*]*)[:*](\w+)(.*)$/.exec(pattern) ?? [];
  if (name === undefined) return [pattern];
  const key = `${before.replace(/^\/api\/v1/, '')}:${name}`;
  const found = examples[key] ?? examples[name];
  if (!found) throw new Error(`Give an example for ${name} in ${pattern} (“${key}”).`);
  return found.flatMap((value) => addressesOf(`${before}${value}${after}`, examples));
}
