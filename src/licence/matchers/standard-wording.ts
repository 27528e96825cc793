import { gramAt, textIndex } from './texts.ts';
import { readWords } from './words.ts';

/** Texts of the list share this much of their wording with any sentence that was cut from one. */
const enough = 0.75;
const minGrams = 6;

/** Whether the words of a sentence are, for the most part, words of a standard text: what is left over of one is no new term. */
export function isStandardWording(sentence: string): boolean {
  const index = textIndex();
  const { ids } = readWords(sentence, index.vocabulary);
  const count = ids.length - 3;
  if (count < minGrams) return false;
  let shared = 0;
  for (let at = 0; at < count; at += 1) {
    const hash = gramAt(ids, at);
    if (hash < 0) continue;
    const slot = index.grams.slot(hash);
    if ((index.grams.starts[slot + 1] ?? 0) > (index.grams.starts[slot] ?? 0)) shared += 1;
  }
  return shared / count >= enough;
}
