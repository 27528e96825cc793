import { randomInt } from 'node:crypto';

// Without letters and digits that are mistaken for one another when read aloud or from paper, and without vowels.
const alphabet = '234679CDFGHJKMNPRTVWXZ';

/** A reference number such as K7F-X4T-29M; one of about 1.2 × 10¹², so that nobody can guess another person's. */
export function newReference(): string {
  const three = () => Array.from({ length: 3 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${three()}-${three()}-${three()}`;
}
