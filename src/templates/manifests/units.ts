/** Cuts a text into what is merged as one; line feeds stand between the pieces. */
export type ReadUnits = (text: string) => string[];

/** Each line for itself. */
export function lineUnits(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** Each line with the indented ones below it: a requirement with its hashes, and the comment that says who needs it. */
export function blockUnits(text: string): string[] {
  return text === '' ? [] : text.split(/\n(?![ \t])/);
}

/** A piece without the comment lines in it. */
export function withoutRemarks(unit: string): string {
  return unit.replaceAll(/\n[ \t]*#[^\n]*/g, '');
}
