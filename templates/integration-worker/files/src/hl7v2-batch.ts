import { Hl7v2Rejected, mostFaults } from './hl7v2-fault.ts';
import { separatorsOf } from './hl7v2.ts';
import type { SplitMessages } from './message.ts';

/**
 * The messages of a file or batch (HL7 v2.5 chapter 2.10): MSH segments after one another, with or without FHS, BHS, BTS
 * and FTS around them. The counts that BTS-1 and FTS-1 give are checked, so that half a batch is not taken for a whole
 * one. Bytes stay as they are: each message names its own character set.
 */
export const splitHl7v2Batch: SplitMessages = (bytes) => {
  // Every byte is a character, and becomes the same byte again.
  const text = Buffer.from(bytes).toString('latin1').replace(/^[\u000b\s\u00ef\u00bb\u00bf]+/, '');
  const starts = [...text.matchAll(/(?<![^\r\n\u000b\u001c])(MSH|FHS|BHS|BTS|FTS)[!-/:-@[-`{-~]/g)];
  const marks = starts.map((found) => ({ name: found[1] ?? '', at: found.index }));
  if (starts[0]?.index !== 0 || (marks.length === 1 && marks[0]?.name === 'MSH')) return undefined;
  const names = new Set(marks.map(({ name }) => name));
  const faults: [string, string][] = [];
  const messages: Uint8Array[] = [];
  let [inBatch, inFile, batches, open] = [0, 0, 0, false];
  for (const [index, { name, at }] of marks.entries()) {
    const piece = text.slice(at, marks[index + 1]?.at ?? text.length);
    if (name === 'MSH') {
      messages.push(Buffer.from(withoutEnd(piece), 'latin1'));
      inBatch += 1;
    } else if (name === 'BHS' || name === 'FHS') {
      separatorsOf(piece, name);
      if (open && name === 'BHS') faults.push(['BTS', 'is missing before the next batch begins']);
      if (name === 'BHS') [open, inBatch, batches] = [true, 0, batches + 1];
      inFile += name === 'FHS' ? 1 : 0;
    } else {
      const header = name === 'BTS' ? 'BHS' : 'FHS';
      if (!names.has(header)) faults.push([name, `comes without ${header}`]);
      const said = piece.slice(4).split(new RegExp(`[\\r\\n\\${piece[3]}]`))[0]?.trim() ?? '';
      // FTS-1 counts batches; some senders count messages there.
      const counts = name === 'BTS' ? [inBatch] : [Math.max(batches, 1), messages.length];
      const things = name === 'BTS' ? 'messages' : 'batches';
      if (said !== '' && !counts.includes(Number(said)))
        faults.push([`${name}-1`, `does not give the ${counts[0]} ${things} that are there`]);
      if (name === 'BTS') [open, inBatch] = [false, 0];
      else inFile -= 1;
    }
  }
  if (open) faults.push(['BTS', 'is missing at the end: the batch may be cut short']);
  if (inFile > 0) faults.push(['FTS', 'is missing at the end: the file may be cut short']);
  if (messages.length === 0) faults.push(['MSH', 'is not in the batch']);
  if (faults.length > 0)
    throw new Hl7v2Rejected(
      faults.slice(0, mostFaults).map(([segment, text]) => ({ code: 100, place: { segment }, text })),
      true,
    );
  return messages;
};

/** A message without the line ends and the frame that come after it, which take long to find by an expression. */
function withoutEnd(piece: string): string {
  let end = piece.length;
  while (end > 0 && '\u000b\u001c\r\n'.includes(piece[end - 1] ?? '.')) end -= 1;
  return `${piece.slice(0, end)}\r`;
}
