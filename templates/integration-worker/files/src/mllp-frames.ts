const [start, end] = [0x0b, 0x1c];
const mostNoise = 1024;

export type FrameEvent =
  | { kind: 'message'; bytes: Uint8Array }
  /** A frame that never ended, since another began within it. */
  | { kind: 'cut-short' }
  /** What came of a frame that is longer than allowed. */
  | { kind: 'too-long'; bytes: Uint8Array }
  /** Much that is in no frame: whoever sends this does not speak MLLP. */
  | { kind: 'noise' };

export interface Frames {
  /** Takes what came, however it was cut into packets. Gives what it completes. */
  push(chunk: Uint8Array, now: number): FrameEvent[];
  /** Since when it waits for the rest of a frame, or for its beginning; undefined when it waits for nothing. */
  since(): number | undefined;
}

/**
 * Finds messages in a stream of MLLP: VT, the message, FS, CR. The CR is not waited for, since some leave it out. What is
 * between frames, such as line ends, is passed over.
 */
export function createFrames(most: number): Frames {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let began: number | undefined;
  let noise = 0;
  let inside = false;

  function reset(): void {
    [pieces, length, began, noise, inside] = [[], 0, undefined, 0, false];
  }

  function finish(): FrameEvent[] {
    const bytes = Buffer.concat(pieces);
    reset();
    // Some send empty frames to keep the connection open.
    if (bytes.length === 0) return [];
    const again = lastStart(bytes);
    return again === -1
      ? [{ kind: 'message', bytes }]
      : [{ kind: 'cut-short' }, { kind: 'message', bytes: bytes.subarray(again + 1) }];
  }

  return {
    since: () => began,
    push(chunk, now) {
      const events: FrameEvent[] = [];
      let rest = chunk;
      while (rest.length > 0) {
        const at = rest.indexOf(inside ? end : start);
        const piece = at === -1 ? rest : rest.subarray(0, at);
        rest = at === -1 ? rest.subarray(rest.length) : rest.subarray(at + 1);
        if (inside) {
          pieces.push(Buffer.from(piece));
          length += piece.length;
          if (length > most) {
            events.push({ kind: 'too-long', bytes: Buffer.concat(pieces).subarray(0, 10_000) });
            reset();
            return events;
          }
          if (at !== -1) events.push(...finish());
        } else {
          noise += piece.filter((byte) => byte > 0x20).length;
          if (noise > 0) began ??= now;
          if (noise > mostNoise) {
            reset();
            return [...events, { kind: 'noise' }];
          }
          if (at !== -1) [inside, began, noise] = [true, now, 0];
        }
      }
      return events;
    },
  };
}

/** Where in a frame another begins. A VT that is not followed by a header is text. */
function lastStart(bytes: Buffer): number {
  for (let at = bytes.lastIndexOf(start); at > 0; at = bytes.lastIndexOf(start, at - 1))
    if (/^(MSH|BHS|FHS)/.test(bytes.subarray(at + 1, at + 4).toString('latin1'))) return at;
  return -1;
}

export function framed(text: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(start), text, Uint8Array.of(end, 0x0d)]);
}
