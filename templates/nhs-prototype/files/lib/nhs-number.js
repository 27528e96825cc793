/**
 * NHS numbers for prototypes. Numbers that start with 999 are kept for tests: they belong to nobody.
 */

/** The check digit (modulus 11) for the first nine digits; 10 means that no valid number starts with them. */
export function checkDigit(nineDigits) {
  const sum = [...nineDigits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return (11 - (sum % 11)) % 11;
}

/** The ten digits without spaces or hyphens. */
export function digitsOf(text) {
  return String(text ?? '').replaceAll(/[\s-]/g, '');
}

export function isNhsNumber(text) {
  const digits = digitsOf(text);
  return /^\d{10}$/.test(digits) && checkDigit(digits.slice(0, 9)) === Number(digits[9]);
}

export function isTestNhsNumber(text) {
  return isNhsNumber(text) && digitsOf(text).startsWith('999');
}

/** Spaces as people read it aloud: 999 000 0018. Text that is not ten digits comes back as it was. */
export function formatNhsNumber(text) {
  const digits = digitsOf(text);
  return /^\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}` : text;
}

/** A valid number from the 999 range; `random` gives numbers from 0 up to 1, as Math.random does. */
export function testNhsNumber(random = Math.random) {
  for (;;) {
    const nine = `999${String(Math.floor(random() * 1_000_000)).padStart(6, '0')}`;
    const digit = checkDigit(nine);
    if (digit !== 10) return `${nine}${digit}`;
  }
}
