/** An answer is read by a language model, whose room is small: beyond this it is cut, and says where the rest is. */
const maxBytes = 8_000;

/** Where an answer comes from: the page with the same content, and when the data was collected. */
export interface AnswerSource {
  link: string;
  /** ISO 8601; null where nothing was harvested. */
  harvestedAt: string | null;
}

/** Lines as one text of at most 8 kB, which ends with its link and its date; lines that do not fit are left out whole. */
export function toolAnswer(lines: readonly string[], { link, harvestedAt }: AnswerSource): string {
  const end = `Source: ${link}\nData of: ${harvestedAt ?? 'no complete harvest yet'}`;
  const left = 'The rest was left out. See the source.';
  let room = maxBytes - Buffer.byteLength(`\n${left}\n\n${end}`);
  const kept: string[] = [];
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) return [...kept, left, '', end].join('\n');
    kept.push(line);
  }
  return [...kept, '', end].join('\n');
}

/** Text of others on one line and no longer than this, so that one of many cannot take all the room. */
export function short(text: string, length = 300): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
