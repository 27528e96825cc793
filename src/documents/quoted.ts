/** The beginning of what was read, in quotation marks: enough to recognise the sentence, without the addresses in it. */
export function quoted(words: string): string {
  const withoutAddresses = words.includes('@') ? words.replace(/[\w.+'-]{1,64}@[\w.-]{1,200}/g, '…') : words;
  const plain = withoutAddresses.replace(/\s+/g, ' ').trim();
  const short = plain.length <= 120 ? plain : `${plain.slice(0, 120).replace(/\s\S*$/, '')} …`;
  return `“${short.replace(/[.!?\s]+$/, '')}”`;
}
