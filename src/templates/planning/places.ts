import { foldersOf, keyOf } from './paths.ts';

/** The files and folders there are, as the least capable machine tells them apart. */
export class Places {
  readonly #files = new Map<string, string>();
  readonly #folders = new Set<string>();

  /** @returns what a path would clash with: a file, or the path itself where it is a folder; undefined where it fits */
  clashWith(path: string): string | undefined {
    const key = keyOf(path);
    if (this.#folders.has(key)) return path;
    return [key, ...foldersOf(key)].map((each) => this.#files.get(each)).find((each) => each !== undefined);
  }

  add(path: string): void {
    const key = keyOf(path);
    this.#files.set(key, path);
    for (const folder of foldersOf(key).reverse()) {
      if (this.#folders.has(folder)) return;
      this.#folders.add(folder);
    }
  }
}
