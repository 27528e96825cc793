import { escapeText, type Separators } from './hl7v2-text.ts';

export const usualSeparators: Separators = { field: '|', component: '^', repetition: '~', escape: '\\', part: '&' };

/** A field: text, or its components, each text or its parts; several of them in `{ repeated: … }`. */
export type FieldValue = string | readonly (string | readonly string[])[] | { repeated: readonly FieldValue[] };

/** Writes segments, each a name and its fields from the first; of a header (MSH, BHS, FHS) from the third. */
export function writeHl7v2(
  segments: readonly (readonly [string, ...FieldValue[]])[],
  separators: Separators = usualSeparators,
): string {
  const { field, component, repetition, escape, part } = separators;
  return segments
    .map(([name, ...fields]) => {
      const start = /^(MSH|BHS|FHS)$/.test(name) ? [`${component}${repetition}${escape}${part}`] : [];
      return `${[name, ...start, ...fields.map((value) => writeField(value, separators))].join(field)}\r`;
    })
    .join('');
}

function writeField(value: FieldValue, separators: Separators): string {
  if (typeof value === 'string') return escapeText(value, separators);
  if ('repeated' in value)
    return value.repeated.map((one) => writeField(one, separators)).join(separators.repetition);
  return value
    .map((one) =>
      typeof one === 'string'
        ? escapeText(one, separators)
        : one.map((text) => escapeText(text, separators)).join(separators.part),
    )
    .join(separators.component);
}
