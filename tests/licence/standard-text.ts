import list from 'spdx-license-list/full.js';
import { textIndex } from '../../src/licence/matchers/texts.ts';

/** The text of a licence of the SPDX list. */
export function standardText(id: string): string {
  const entry = list[id];
  if (!entry) throw new Error(`${id} is not in the SPDX list`);
  return entry.licenseText;
}

/** Every licence of the SPDX list but `GPL-2.0+` and its like, which are printed twice. */
export const listed: readonly (readonly [id: string, text: string])[] = Object.entries(list)
  .filter(([id]) => !id.endsWith('+'))
  .map(([id, { licenseText }]) => [id, licenseText]);

/** The words of an exception of the SPDX list, as it is compared. */
export function exceptionText(id: string): string {
  const { texts, words } = textIndex();
  const exception = texts.find(({ ids }) => ids[0] === id);
  if (!exception) throw new Error(`${id} is not among the exceptions`);
  return Array.from(exception.words, (word) => words[word] ?? '').join(' ');
}
