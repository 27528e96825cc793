/** What the bytes of a file say, and how they were written down. */
export interface Decoded {
  /** null when the bytes are not text. Never holds NUL or half a surrogate pair, so that any store can keep it. */
  text: string | null;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary';
}

const binary: Decoded = { text: null, encoding: 'binary' };

/**
 * Reads bytes as text: UTF-8 with or without a byte order mark, UTF-16 that says so or that is plain from where its
 * zero bytes fall, and otherwise Windows-1252, in which old licence files are written. Pure; never throws.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe)) return inUtf16(bytes.subarray(2), 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return inUtf16(bytes.subarray(2), 'utf-16be');
  const body = startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  if (body.includes(0)) return withZeroBytes(body);
  const text = strictly('utf-8', body);
  if (text !== undefined) return { text, encoding: 'utf-8' };
  return inWindows1252(body);
}

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Undefined when the bytes are not valid in the encoding. A mark that is left is text: the caller took the first. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function inUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = strictly(encoding, bytes);
  return text === undefined || text.includes('\0') ? binary : { text, encoding };
}

/** Text in a Latin script has its zero bytes on one side only when it is UTF-16 without a mark. */
function withZeroBytes(bytes: Uint8Array): Decoded {
  if (bytes.some((byte) => byte !== 0 && byte < 0x20 && isSuspicious(byte))) return binary;
  const zeros = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const [even, odd] = zeros as [number, number];
  const minZeros = bytes.length * 0.4;
  if (even === 0 && odd >= minZeros) return inUtf16(bytes, 'utf-16le');
  if (odd === 0 && even >= minZeros) return inUtf16(bytes, 'utf-16be');
  return binary;
}

/** Bytes that no text in Windows-1252 holds: the five without a meaning, and controls other than white space. */
function isSuspicious(byte: number): boolean {
  if (byte < 0x20) return !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b;
  return byte === 0x7f || [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte);
}

/** Up to one odd byte in a hundred is forgiven: a stray byte does not make a licence unreadable. */
function inWindows1252(bytes: Uint8Array): Decoded {
  const odd = bytes.reduce((count, byte) => count + Number(isSuspicious(byte)), 0);
  if (odd > bytes.length / 100) return binary;
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}
