import type { JsonNode } from './json-text.ts';

/** How a JSON text is laid out. */
export interface JsonStyle {
  /** One step of indentation; empty where everything is on one line. */
  indent: string;
  lineEnd: string;
}

/** The layout of a JSON text, by its first indented line. */
export function styleOf(text: string): JsonStyle {
  const [, lineEnd = '\n', indent = ''] = /[{[](\r?\n)([ \t]+)/.exec(text) ?? [];
  return { indent, lineEnd };
}

/** A value in a layout, at a depth. */
export function writtenAs(value: unknown, { style, depth }: { style: JsonStyle; depth: number }): string {
  if (style.indent === '') return JSON.stringify(value);
  const lines = JSON.stringify(value, null, style.indent).split('\n');
  return lines.join(`${style.lineEnd}${style.indent.repeat(depth)}`);
}

/**
 * An object or array with these members in place of its own, laid out as it was.
 *
 * @param members as text: `"key": value`, or a value
 */
export function writeMembers(
  node: JsonNode,
  members: readonly string[],
  { text, style, depth }: { text: string; style: JsonStyle; depth: number },
): string {
  const [open = '{', close = '}'] = node.entries ? ['{', '}'] : ['[', ']'];
  if (members.length === 0) return open + close;
  const { lead, between, tail } = spacesOf(node, text) ?? newSpaces({ style, depth });
  return `${open}${lead}${members.join(`,${between}`)}${tail}${close}`;
}

interface Spaces {
  lead: string;
  between: string;
  tail: string;
}

/** The white space around its members; undefined where there are none. */
function spacesOf({ start, end, entries, items }: JsonNode, text: string): Spaces | undefined {
  const places = entries
    ? [...entries.values()].map((entry) => ({ from: entry.start, to: entry.node.end }))
    : (items ?? []).map((item) => ({ from: item.start, to: item.end }));
  const [first, second] = places;
  const last = places.at(-1);
  if (!first || !last) return undefined;
  const lead = text.slice(start + 1, first.from);
  const between = second ? text.slice(first.to, second.from).replace(',', '') : lead || ' ';
  return { lead, between, tail: text.slice(last.to, end - 1) };
}

function newSpaces({ style, depth }: { style: JsonStyle; depth: number }): Spaces {
  if (style.indent === '') return { lead: '', between: ' ', tail: '' };
  const line = (steps: number) => style.lineEnd + style.indent.repeat(steps);
  return { lead: line(depth + 1), between: line(depth + 1), tail: line(depth) };
}
