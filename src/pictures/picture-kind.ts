/** What begins a file of each kind of picture that is handed on. */
const beginnings: readonly [type: string, matches: (bytes: Buffer) => boolean][] = [
  ['image/png', (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', (bytes) => begins(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', (bytes) => /^GIF8[79]a$/.test(bytes.subarray(0, 6).toString('latin1'))],
  ['image/webp', (bytes) => /^RIFF....WEBP$/s.test(bytes.subarray(0, 12).toString('latin1'))],
  ['image/svg+xml', isSvg],
];

/** The type of a picture by its first bytes, whatever its name or its host say; undefined for anything else. */
export function pictureType(bytes: Buffer): string | undefined {
  return beginnings.find(([, matches]) => matches(bytes))?.[0];
}

function begins(bytes: Buffer, expected: readonly number[]): boolean {
  return expected.every((byte, at) => bytes[at] === byte);
}

/** XML of which the first element is `svg`, after a declaration, a document type and comments. */
function isSvg(bytes: Buffer): boolean {
  const text = bytes
    .subarray(0, 4_096)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const rest = text.replace(/^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[[^\]]*\])?>)+/i, '');
  return /^<svg[\s>]/.test(rest);
}
