const marked =
  /^[^a-z0-9©(]{0,40}(?:portions |the |crown |some )?(?:copyright|©|\(c\))[\s*_]*(?:\(c\)|©|\d{4}|[<[{:]|crown\b|by\s|notice:|$)/i;
const plain =
  /^[^a-z0-9©(]{0,40}(?:©|\(c\)\s+(?:copyright|crown|\d{4})|crown copyright|all rights reserved[^a-z]*$)/i;
const named = /^[^A-Za-z0-9©(]{0,40}Copyright,? (?:of )?(?:the )?([A-Z][A-Za-z]*)/;
const prose = new Set(
  'And Or Convention Treaty Infringement Term Dates Related License Licence Licenses Notice Notices Holder Holders Owner Owners Act Law Laws Rights Right Designs Protection Status Information Statement'.split(
    ' ',
  ),
);

/**
 * Whether a line only says who holds the copyright: with (c), ©, a year, a placeholder or "Crown", or with a name
 * alone ("Copyright NHS England"); not a sentence of a licence that happens to begin with the word.
 */
export function isCopyrightLine(line: string): boolean {
  if (!/copyright|©|\([cC]\)|all rights reserved/i.test(line)) return false;
  if (marked.test(line) || plain.test(line))
    return !/permission|hereby|redistribut|licen[cs]ed under|terms of/i.test(line);
  const [, name] = named.exec(line) ?? [];
  return name !== undefined && line.length <= 100 && !prose.has(name) && !/permission|hereby/i.test(line);
}
