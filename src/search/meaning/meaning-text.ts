import { openingWords } from '../document/opening-words.ts';
import type { SearchDocument } from '../search.ts';

/** Small models read no more than 256 tokens, and some servers refuse longer texts. */
const maxLength = 1_000;

/** What says what a repository is, as a text for a model. */
export function meaningText({ item, readme }: SearchDocument): string {
  const topics = item.topics.join(', ');
  const parts = [item.name.replaceAll(/[-_.]+/g, ' '), item.description ?? '', topics, openingWords(readme)];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('. ')
    .slice(0, maxLength)
    .toWellFormed();
}
