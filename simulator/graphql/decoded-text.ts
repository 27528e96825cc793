/**
 * A file's text as GitHub's API shows it: always UTF-8, null for a binary file. Files that begin with a UTF-16 mark
 * count as text, others with a zero byte as binary; what is not UTF-8 is read as Windows-1252.
 */
export function decodedText(content: Buffer): string | null {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  if (content.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
