import type { SensitiveLine } from './sensitive-text.ts';

/** Ten digits in a row, or in threes and a four; no part of a word, an address, a fraction or a longer number. */
const tenDigits = /(?<![\w.+/%#-]|\d[ ,])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w%/]|[-.,: ]?\d)/g;
/** What says that a number is one of a patient. */
const context =
  /\b(?:nhs[ _-]?(?:no|num(?:ber)?|id)s?\b|nhs:|chi (?:no|num(?:ber)?)|h&c (?:no|num)|patient)/i;
/** What says that a number reaches somebody. */
const phone = /\b(?:tel(?:ephone)?|phone|mobile|fax|call|dial|ring)\b/i;

const maxLines = 20_000;
const maxLine = 2_000;

/**
 * The first line of a text that is likely to hold an NHS number: ten digits whose last is the check digit of the others
 * (NHS Data Dictionary, NHS Number). The range 999 is kept for tests, and one number in eleven fits by chance, so that
 * digits in a row on a line that speaks of no patient count only in a range that is issued. Dashes part the numbers of
 * telephones.
 *
 * @returns its line, never the number
 */
export function findNhsNumber(text: string): SensitiveLine | undefined {
  for (const [at, whole] of text.split('\n', maxLines).entries()) {
    const line = whole.slice(0, maxLine);
    const said = context.test(line);
    if (!said && phone.test(line)) continue;
    for (const [, one = '', gap = '', two = '', three = ''] of line.matchAll(tenDigits)) {
      const digits = `${one}${two}${three}`;
      const written = gap === ' ' && !digits.startsWith('0');
      const alone = gap === '' && isIssued(digits) && !line.includes('://');
      if (isNhsNumber(digits) && (said || written || alone)) return { kind: 'an NHS number', line: at + 1 };
    }
  }
  return undefined;
}

/** Whether ten digits make an NHS number of a person: the check digit fits, and it is none for tests or to fill a form. */
function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || digits.startsWith('999') || new Set(digits).size < 3) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** The ranges of England, Wales and the Isle of Man (4, 6, 7) and of Northern Ireland (32 to 39). */
function isIssued(digits: string): boolean {
  return /^(?:[467]|3[2-9])/.test(digits);
}
