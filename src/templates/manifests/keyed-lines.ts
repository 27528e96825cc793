import { mergeOrder } from './merge-order.ts';
import { withoutRemarks } from './units.ts';
import { mapSides, type Disagreement, type Sides } from './sides.ts';
import type { Stretch } from './diff-lines.ts';

/** Lines of both sides. */
export interface MergedLines {
  lines: string[];
  disagreements: Disagreement[];
}

interface KeyedLine {
  key: string;
  line: string;
}

/** `key: value`, `key = value`; the key says what the line is about. */
const assigned = /^(\s*)(["']?[\w./@-]+["']?)\s*(?:=|:(?=\s|$))\s*(?!\s)/;
/** `- item`, `"item",`, `item (>= 1),`: the item itself, whatever its version. */
const item = /^(\s*)(?:-\s+)?(["']?)([A-Za-z0-9@][\w.@/-]*)(?:\[[^\]]*\])?\s*(?:[=<>~!^(][^"']*)?\2\s*,?\s*$/;

/** `- uses: owner/action@v1`, `- run: npm test`: a step in one line. */
const step = /^\s*-\s+(?:uses:\s*["']?([\w./-]+)@|[\w-]+:\s+\S)/;

/**
 * Merges lines of which each says one thing: entries of a list, or keys with their values.
 *
 * @param next the line behind them, on which the last of them may go on
 * @returns undefined where they do not, or where a side says something twice
 */
export function mergeKeyedLines(stretch: Stretch, next: string): MergedLines | undefined {
  const sides = mapSides(stretch, keyed);
  if (!sides.base || !sides.ours || !sides.theirs) return undefined;
  const depths = new Set([...stretch.base, ...stretch.ours, ...stretch.theirs].map(indentOf));
  if (depths.size > 1 || indentOf(next) > Math.max(...depths)) return undefined;
  const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(
    (lines) => new Map(lines.map(({ key, line }) => [key, line])),
  );
  const disagreements: Disagreement[] = [];
  const lines = mergeOrder([...(ours?.keys() ?? [])], [...(theirs?.keys() ?? [])]).flatMap((key) => {
    const merged = mergeLine({ base: base?.get(key), ours: ours?.get(key), theirs: theirs?.get(key) });
    if (merged.differs) disagreements.push(tell(key, ours?.get(key), theirs?.get(key)));
    return merged.line === undefined ? [] : [merged.line];
  });
  return { lines: withCommas(lines, stretch), disagreements };
}

function keyed(lines: readonly string[]): KeyedLine[] | undefined {
  const read = lines.flatMap((line) => {
    const key = keyOf(line);
    return key === undefined ? [] : [{ key, line }];
  });
  const isWhole = read.length === lines.length && new Set(read.map(({ key }) => key)).size === read.length;
  return isWhole ? read : undefined;
}

function keyOf(unit: string): string | undefined {
  const [, line = '', marker = ''] = /^([^;\n]*?)\s*(;[^\n\\]*)?(?:\\?\r?\n|$)/.exec(unit) ?? [];
  const key = keyOfLine(marker === '' && !unit.includes('\n') ? unit : line);
  return key === undefined || marker === '' ? key : `${key} ${marker.trim()}`;
}

function keyOfLine(line: string): string | undefined {
  const [, , key] = assigned.exec(line) ?? [];
  // A value that goes on in the next line is no line by itself.
  if (/[[{(\\|>:]\s*$/.test(line)) return undefined;
  if (key !== undefined) return `${key} is`;
  const [isStep, action] = step.exec(line) ?? [];
  if (isStep !== undefined) return action?.toLowerCase() ?? line.trim();
  return item
    .exec(line)?.[3]
    ?.toLowerCase()
    .replaceAll(/[-_.]+/g, '-');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function mergeLine({ base, ours, theirs }: Sides<string | undefined>): {
  line: string | undefined;
  differs: boolean;
} {
  const [was, our, their] = [base, ours, theirs].map((line) => line && bare(line));
  if (our === their || their === was) return { line: ours, differs: false };
  if (our === was) return { line: theirs, differs: false };
  const list = mergeInlineList({ base, ours, theirs });
  return list === undefined ? { line: ours, differs: true } : { line: list, differs: false };
}

/** Without the comma that only says that another follows, and without comments below it. */
function bare(line: string): string {
  return withoutRemarks(line).trimEnd().replace(/,$/, '');
}

const inlineList = /^(.*?(?:=|:)\s*\[)([^[\]#]*)(\].*)$/;

/** `key = ["a", "b"]`: what either side added is in, what either removed is not. */
function mergeInlineList({ base, ours, theirs }: Sides<string | undefined>): string | undefined {
  const [was, our, their] = [base, ours, theirs].map((line) => inlineList.exec(line ?? ''));
  if (!our || !their || (base !== undefined && !was)) return undefined;
  const [before, mine, others] = [was, our, their].map((match) => itemsOf(match?.[2] ?? ''));
  if (!before || !mine || !others) return undefined;
  const kept = mergeOrder(mine, others).filter(
    (each) => (mine.includes(each) && others.includes(each)) || !before.includes(each),
  );
  const names = kept.map((each) => keyOf(each) ?? each);
  return new Set(names).size === names.length ? `${our[1]}${kept.join(', ')}${our[3]}` : undefined;
}

function itemsOf(list: string): string[] | undefined {
  const items = [...list.matchAll(/\s*("[^"]*"|'[^']*'|[^\s,"']+)\s*(?:,|$)/g)].map(([, each = '']) => each);
  return list.replaceAll(/\s/g, '').replace(/,$/, '') === items.join(',').replaceAll(/\s/g, '')
    ? items
    : undefined;
}

/** The lines of a list with a comma behind each but the last, which has one where both sides had. */
function withCommas(lines: readonly string[], { ours, theirs }: Stretch): string[] {
  const all = [...ours, ...theirs];
  if (!all.some((line) => /,\s*$/.test(line)) || lines.length === 0) return [...lines];
  const isOpen = [ours.at(-1), theirs.at(-1)].every((line) => line === undefined || /,\s*$/.test(line));
  return lines.map((line, at) => {
    const end = /\r?$/.exec(line)?.[0] ?? '';
    return `${line.trimEnd().replace(/,$/, '')}${at < lines.length - 1 || isOpen ? ',' : ''}${end}`;
  });
}

function tell(key: string, ours: string | undefined, theirs: string | undefined): Disagreement {
  return { place: key.replace(/ is$/, ''), ours: ours?.trim() ?? null, theirs: theirs?.trim() ?? null };
}
