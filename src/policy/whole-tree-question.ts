import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import type { LineKind, WholeTree } from '../domain/whole-tree.ts';
import { defineCheck, met, unmet, type Check } from './check.ts';

interface LinesQuestion extends CheckProse {
  kind: LineKind;
  /** What was looked for, after “Nothing like”. */
  sought: string;
}

/**
 * A check that no file of a working copy holds a line of a kind. A pattern does not prove: the verdict says “likely”, with
 * kind, file and line, and never what the line says. Not known in a harvest, which does not read every file.
 */
export function noLineHolds({ kind, sought, ...prose }: LinesQuestion): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['wholeTree'],
    evaluate({ wholeTree }) {
      const found = wholeTree.lines[kind];
      const [first] = found;
      if (first === undefined) return met(`Nothing like ${sought} was found in the ${filesRead(wholeTree)}.`);
      const { path, line } = first;
      const others = found.length === 1 ? '' : ` ${moreLines(found.length - 1)}`;
      return unmet(`Line ${line} of ${path} is likely to hold ${first.kind}.${others}`, proofAt(path, line));
    },
  });
}

interface NamesQuestion extends CheckProse {
  paths: RegExp;
  /** Paths that are expected to hold such files. */
  except: RegExp;
  /** What such files are likely to be, after “which is likely to be”. */
  likely: string;
  /** Said where there is none. */
  none: string;
}

/** A check that files of a name, anywhere in a working copy, leave unmet. Not known in a harvest. */
export function noFileIs({ paths, except, likely, none, ...prose }: NamesQuestion): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['wholeTree'],
    evaluate({ wholeTree }) {
      const found = wholeTree.entries
        .filter(({ path }) => paths.test(path) && !except.test(path))
        .sort((one, other) => other.size - one.size);
      const [first] = found;
      if (first === undefined) return met(none);
      const others = found.length > 1 ? ` and ${found.length - 1} more` : '';
      return unmet(
        `There is ${first.path} (${sizeOf(first.size)})${others}, which is likely to be ${likely}.`,
        first.path,
      );
    },
  });
}

function moreLines(count: number): string {
  return count === 1 ? 'So is one more line.' : `So are ${count} more lines.`;
}

function filesRead({ read }: WholeTree): string {
  return read === 1 ? 'one file that was read' : `${read} files that were read`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${Math.round(bytes / 100_000) / 10} MB`;
}
