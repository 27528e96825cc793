import { fold, plainName, plainWords } from './words.ts';

/** A name as it is looked for by its beginning: its letters and digits, and where a word of it begins among them. */
interface Start {
  plain: string;
  at: readonly number[];
}

/** How well a beginning fits a name: it is the whole name, it begins the name, or it begins a later word of it. */
export const fits = { inside: 1, start: 2, whole: 3 } as const;
export type Fit = (typeof fits)[keyof typeof fits];

/** Letters that a name is filed under at each of its words. */
const keyLength = 2;

/** Names by the beginnings of their words, to be followed as they change; a look-up reads only names that share two letters. */
export class WordStarts {
  readonly #starts = new Map<number, Start>();
  readonly #files = new Map<string, Set<number>>();

  /** Puts a name in the place of the one that this number had; null takes it away. */
  set(id: number, name: string | null): void {
    for (const key of keysOf(this.#starts.get(id))) this.#files.get(key)?.delete(id);
    this.#starts.delete(id);
    if (name === null) return;
    const start = startOf(name);
    this.#starts.set(id, start);
    for (const key of keysOf(start)) {
      const file = this.#files.get(key);
      if (file) file.add(id);
      else this.#files.set(key, new Set([id]));
    }
  }

  /** The names with a word that begins so, and how well each fits; none for nothing but signs. */
  find(beginning: string): { id: number; fit: Fit }[] {
    const wanted = plainBeginning(beginning);
    if (wanted === '') return [];
    const found: { id: number; fit: Fit }[] = [];
    for (const id of this.#files.get(wanted.slice(0, keyLength)) ?? []) {
      const start = this.#starts.get(id);
      const fit = start && fitOf(start, wanted);
      if (fit) found.push({ id, fit });
    }
    return found;
  }
}

/** How well a beginning, made plain, fits one name; undefined for not at all. */
export function fitOf({ plain, at }: Start, wanted: string): Fit | undefined {
  if (plain === wanted) return fits.whole;
  if (plain.startsWith(wanted)) return fits.start;
  return at.some((place) => plain.startsWith(wanted, place)) ? fits.inside : undefined;
}

/** What is compared of a typed beginning: separators and accents do not count, `C++` and the like are words. */
export function plainBeginning(typed: string): string {
  return plainName(plainWords(typed));
}

/** Words begin after separators and where letters turn into digits or the other way round. */
export function startOf(name: string): Start {
  const at: number[] = [];
  let plain = '';
  for (const [word] of fold(plainWords(name)).matchAll(/\p{L}+|\p{N}+/gu)) {
    at.push(plain.length);
    plain += word;
  }
  return { plain, at };
}

function keysOf(start: Start | undefined): Set<string> {
  return new Set(start?.at.map((place) => start.plain.slice(place, place + keyLength)));
}
