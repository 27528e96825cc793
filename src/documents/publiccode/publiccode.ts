import { readYaml } from '../../base/yaml-file.ts';
import { publiccodeSchema } from './schema.ts';

/** Something in a `publiccode.yml` that catalogues refuse. */
export interface PubliccodeFault {
  /** The first line is 1. */
  line: number;
  /** The field and what is wrong with it, such as `legal.license is missing`. */
  says: string;
}

/** Characters of a file that are read: a description may have 10,000 in each language. */
const maxText = 200_000;

/**
 * Everything that is wrong with a `publiccode.yml` by its standard, in the order of its lines; none for a valid file. Versions
 * 0.2 to 0.7 are read by the rules of the newest, as catalogues do.
 *
 * @throws never: what is no YAML at all is a fault, too
 */
export function publiccodeFaults(text: string): PubliccodeFault[] {
  const file = '\0';
  const { faults } = readYaml(text.slice(0, maxText), file, publiccodeSchema);
  return faults
    .map((fault) => {
      const [, line = '1', says = fault] = /^\0, line (\d+): ([\s\S]*)$/.exec(fault) ?? [];
      return { line: Number(line), says };
    })
    .toSorted((one, other) => one.line - other.line);
}
