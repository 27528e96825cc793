import { foldersOf, keyOf } from './paths.ts';

/** The files and folders there are, as the least capable machine tells them apart. */
export class Places {
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  /** @returns the file or folder that a path would clash with, by the name it has; undefined where it fits */
  clashWith(path: string): string | undefined {
    const key = keyOf(path);
    const folder = this.#folders.get(key);
    if (folder !== undefined) return folder;
    return [key, ...foldersOf(key)].map((each) => this.#files.get(each)).find((each) => each !== undefined);
  }

  add(path: string): void {
    const key = keyOf(path);
    this.#files.set(key, path);
    for (const folder of foldersOf(path).reverse()) {
      const folderKey = keyOf(folder);
      if (this.#folders.has(folderKey)) return;
      this.#folders.set(folderKey, folder);
    }
  }
}
