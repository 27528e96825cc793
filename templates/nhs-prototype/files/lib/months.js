export const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The number of a month that was typed as a number, a name or the beginning of one: 3, "03", "March" and "mar". */
export function monthNumber(typed) {
  const text = String(typed ?? '').trim().toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = text.length < 3 ? -1 : months.findIndex((month) => month.toLowerCase().startsWith(text.replace(/^sept$/, 'sep')));
  return index < 0 ? Number.NaN : index + 1;
}
