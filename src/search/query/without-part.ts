import type { Condition } from './query.ts';

/** The text of a query without one of its parts and the sign or bracket before it. */
export function withoutPart(text: string, part: Condition): string {
  const [start, end] = placeOf(part);
  const before = text.slice(0, start).replace(/(?:-|\bNOT\s+)?\(?\s*$/, '');
  return `${before} ${text.slice(end)}`.replaceAll(/\s+/g, ' ').trim();
}

function placeOf(part: Condition): [start: number, end: number] {
  switch (part.kind) {
    case 'term':
      return [part.term.start, part.term.end];
    case 'qualifier':
      return [part.start, part.end];
    case 'not':
      return placeOf(part.part);
    default: {
      const places = part.parts.map(placeOf);
      return [Math.min(...places.map(([start]) => start)), Math.max(...places.map(([, end]) => end))];
    }
  }
}
