export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/**
 * Whether text is an NHS number: ten digits, of which the last is a check digit by modulus 11 (NHS Data Dictionary).
 * The first nine are weighted 10 to 2; 11 less the remainder of their sum is the check digit, where 11 stands for 0
 * and a number that would need 10 is never given out.
 */
export function isNhsNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[9];
}
