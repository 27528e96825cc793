import { CORE_SCHEMA, load } from 'js-yaml';
import type * as Yaml from 'yaml';
import { lazily } from './lazily.ts';

/**
 * `&` where a value begins, and can be named for later: with such names a small file can grow into a huge value. Within words,
 * as in a command with `&&`, it names nothing.
 */
const anchor = /(?:^\s*|[[{,]|[:\-?]\s*|!\S*\s+)&\S/m;

/**
 * What a text says that is YAML without faults and without anchors, in a fifth of the time that `yaml` takes: a command that
 * reads its templates and policies would spend most of its time on them.
 *
 * @returns undefined for any other text, of which `yaml` tells what it says, or what is wrong with it and where
 */
export function quickYaml(text: string): { value: unknown } | undefined {
  if (anchor.test(text)) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

/** The `yaml` package, which takes longer to load than most commands take to read all that they read. */
export const fullYaml = lazily(() => {
  const { createRequire } = process.getBuiltinModule('node:module');
  return createRequire(import.meta.url)('yaml') as typeof Yaml;
});
