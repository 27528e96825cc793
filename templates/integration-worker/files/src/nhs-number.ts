/**
 * Whether text is an NHS number: ten digits, of which the last is a check digit by modulus 11 (NHS Data Dictionary).
 * The first nine are weighted 10 to 2; 11 less the remainder of their sum is the check digit, where 11 stands for 0
 * and a number that would need 10 is never given out.
 */
export function isNhsNumber(text: string): boolean {
  return /^\d{10}$/.test(text) && checkDigit(text.slice(0, 9)) === Number(text[9]);
}

/** A valid number from the range that starts with 999 and is given to nobody; `index` from 0 to 90,000 tells them apart. */
export function testNhsNumber(index: number): string {
  const nine = String(999_000_000 + ((index * 11) % 1_000_000));
  const check = checkDigit(nine);
  return check === 10 ? testNhsNumber(index + 90_001) : nine + check;
}

function checkDigit(nine: string): number {
  const sum = Array.from(nine, Number).reduce((total, digit, index) => total + digit * (10 - index), 0);
  return (11 - (sum % 11)) % 11;
}
