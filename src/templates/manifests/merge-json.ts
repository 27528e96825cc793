import { isSameJson } from '../../base/same-json.ts';
import { readJson, type JsonEntry, type JsonNode } from './json-text.ts';
import { styleOf, writeMembers, writtenAs, type JsonStyle } from './json-style.ts';
import { mergeApart } from './merge-lines.ts';
import { mergeOrder } from './merge-order.ts';
import { isRequirement, mergeVersion } from './merge-version.ts';
import { mapSides, type Disagreement, type MergedText, type Sides } from './sides.ts';

/**
 * Merges JSON files key by key: what one side changed, added or removed is so; of two versions the newer is taken. Ours
 * keeps the order of its keys and its layout.
 *
 * @param sides an empty base is a file that both sides added
 * @returns undefined where a side is no JSON object
 */
export function mergeJson(sides: Sides): MergedText | undefined {
  const base = sides.base === '' ? readJson('{}') : readJson(sides.base);
  const [ours, theirs] = [readJson(sides.ours), readJson(sides.theirs)];
  if (!base?.entries || !ours?.entries || !theirs?.entries) return undefined;
  const merge = new JsonMerge({ ...sides, base: sides.base || '{}' });
  const whole = merge.node({ base, ours, theirs }, { path: [], depth: 0 });
  const text = sides.ours.slice(0, ours.start) + whole + sides.ours.slice(ours.end);
  return { text, disagreements: merge.disagreements };
}

interface Place {
  path: readonly string[];
  depth: number;
}

type NodeSides = Sides<JsonNode | undefined>;

const none: ReadonlyMap<string, JsonEntry> = new Map();

class JsonMerge {
  readonly disagreements: Disagreement[] = [];
  readonly #texts: Sides;
  readonly #styles: Sides<JsonStyle>;

  constructor(texts: Sides) {
    this.#texts = texts;
    this.#styles = mapSides(texts, styleOf);
  }

  /** A value that both sides have, as it stands in ours. */
  node({ base, ours, theirs }: NodeSides & { ours: JsonNode; theirs: JsonNode }, place: Place): string {
    if (ours.entries && theirs.entries) return this.#object({ base, ours, theirs }, place);
    const asOurs = this.#texts.ours.slice(ours.start, ours.end);
    if (isSame(ours, theirs) || isSame(theirs, base)) return asOurs;
    if (isSame(ours, base)) return this.#theirs(theirs, place.depth);
    if (areLists(ours, theirs)) return this.#list({ base, ours, theirs }, place);
    const version = newerVersion({ base, ours, theirs });
    if (version !== undefined) return JSON.stringify(version);
    const apart = base && mergeItems({ base, ours, theirs });
    if (apart !== undefined) return writtenAs(apart.value, { style: this.#styles.ours, depth: place.depth });
    this.#disagree(place, ours, theirs);
    return asOurs;
  }

  #object({ base, ours, theirs }: NodeSides & { ours: JsonNode; theirs: JsonNode }, place: Place): string {
    const [was, our, their] = [base?.entries, ours.entries ?? none, theirs.entries ?? none];
    const members = mergeOrder([...our.keys()], [...their.keys()]).flatMap((key) => {
      const own = our.get(key);
      const sides = { base: was?.get(key)?.node, ours: own?.node, theirs: their.get(key)?.node };
      const value = this.#member(sides, { path: [...place.path, key], depth: place.depth + 1 });
      const head = own ? this.#texts.ours.slice(own.start, own.node.start) : `${JSON.stringify(key)}: `;
      return value === undefined ? [] : [head + value];
    });
    return this.#written(ours, members, place);
  }

  #written(node: JsonNode, members: readonly string[], { depth }: Place): string {
    return writeMembers(node, members, { text: this.#texts.ours, style: this.#styles.ours, depth });
  }

  /** undefined where it is removed. */
  #member({ base, ours, theirs }: NodeSides, place: Place): string | undefined {
    if (ours && theirs) return this.node({ base, ours, theirs }, place);
    if (ours) {
      if (!base) return this.#texts.ours.slice(ours.start, ours.end);
      if (isSame(ours, base) || isOnlyVersion(ours, base)) return undefined;
      this.#disagree(place, ours, undefined);
      return this.#texts.ours.slice(ours.start, ours.end);
    }
    if (!theirs) return undefined;
    if (!base) return this.#theirs(theirs, place.depth);
    if (!isSame(theirs, base) && !isOnlyVersion(theirs, base)) this.#disagree(place, undefined, theirs);
    return undefined;
  }

  /** Lists of plain values are taken for sets: what either side added is in, what either removed is not. */
  #list({ base, ours, theirs }: NodeSides & { ours: JsonNode; theirs: JsonNode }, place: Place): string {
    const [was, our, their] = [base, ours, theirs].map((node) => new Set((node?.items ?? []).map(valueText)));
    const kept = mergeOrder([...(our ?? [])], [...(their ?? [])]).filter((item) => {
      const [inOurs, inTheirs] = [our?.has(item), their?.has(item)];
      return inOurs && inTheirs ? true : !was?.has(item);
    });
    return this.#written(ours, kept, place);
  }

  #theirs(node: JsonNode, depth: number): string {
    const raw = this.#texts.theirs.slice(node.start, node.end);
    const same = isSameJson(this.#styles.ours, this.#styles.theirs);
    return same || (!node.entries && !node.items)
      ? raw
      : writtenAs(node.value, { style: this.#styles.ours, depth });
  }

  #disagree({ path }: Place, ours: JsonNode | undefined, theirs: JsonNode | undefined): void {
    const told = (node: JsonNode | undefined) => (node === undefined ? null : JSON.stringify(node.value));
    this.disagreements.push({ place: path.join('.'), ours: told(ours), theirs: told(theirs) });
  }
}

function isSame(one: JsonNode, other: JsonNode | undefined): boolean {
  return other !== undefined && isSameJson(one.value, other.value);
}

/** A removal stands against another version of the same, which is no statement that it is wanted. */
function isOnlyVersion(one: JsonNode, other: JsonNode): boolean {
  return [one, other].every(({ value }) => typeof value === 'string' && isRequirement(value));
}

/** Whether all are lists of plain values that are there once. */
function areLists(...nodes: JsonNode[]): boolean {
  return nodes.every(({ items }) => {
    if (!items?.every(({ value }) => typeof value !== 'object' || value === null)) return false;
    return new Set(items.map(valueText)).size === items.length;
  });
}

function valueText({ value }: JsonNode): string {
  return JSON.stringify(value);
}

/** Lists of objects that both sides changed in different lines, were they written one value a line. */
function mergeItems(nodes: Sides<JsonNode>): { value: unknown } | undefined {
  if (!nodes.ours.items || !nodes.theirs.items) return undefined;
  const text = mergeApart(mapSides(nodes, ({ value }) => JSON.stringify(value, null, 1)));
  const node = text === undefined ? undefined : readJson(text);
  return node?.items && { value: node.value };
}

function newerVersion({ base, ours, theirs }: NodeSides): string | undefined {
  const text = (node: JsonNode | undefined) => (typeof node?.value === 'string' ? node.value : undefined);
  const sides = { base: text(base), ours: text(ours), theirs: text(theirs) };
  if (sides.ours === undefined || sides.theirs === undefined) return undefined;
  return mergeVersion(sides);
}
