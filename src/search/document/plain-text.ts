/** Words of a README that are kept: what comes after seldom says what the repository is. */
export const maxReadmeLength = 20_000;

const rules: readonly [RegExp, string][] = [
  [/<!--[\s\S]*?(?:-->|$)/g, ' '],
  [/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' '],
  // Badges: a picture inside a link, then pictures on their own.
  [/\[!\[[^\]]{0,200}\](?:\([^)\n]*\)|\[[^\]\n]*\])\](?:\([^)\n]*\)|\[[^\]\n]*\])?/g, ' '],
  [/!\[[^\]\n]{0,500}\](?:\([^)\n]*\)|\[[^\]\n]*\])/g, ' '],
  // Links keep their words.
  [/\[([^\]\n]{0,500})\](?:\([^)\n]*\)|\[[^\]\n]*\])/g, '$1'],
  [/^\s{0,3}\[[^\]\n]+\]:\s.*$/gm, ' '],
  [/^\s*\.\.\s+(?:\S+::|_\S+:).*$/gm, ' '],
  [/`([^`<\n]+?)\s*<[^>\n]+>`__?/g, '$1'],
  [/<\/?[a-z][^<>]{0,2000}>/gi, ' '],
  [/\b(?:https?|git):\/\/[^\s)>\]]+/gi, ' '],
  [/^\s*(?:`{3,}|~{3,}).*$/gm, ' '],
  [/^\s*(?:[-=*_~^"#+.]\s*){3,}$/gm, ' '],
  [/^\s*\|?(?:\s*:?-{2,}:?\s*\|)+.*$/gm, ' '],
  [/^\s*(?:#{1,6}|>+|[-*+]|\d+[.)])\s+/gm, ' '],
  [/\s#+\s*$/gm, ' '],
  [/(\*\*|__|~~|`+)/g, ''],
  [/(?<![\p{L}\p{N}])[*_](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,;:!?])[*_](?![\p{L}\p{N}])/gu, ''],
  [/\|/g, ' '],
];

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of a README in Markdown, reStructuredText or HTML, without markup, pictures and addresses; code is kept. */
export function plainText(source: string): string {
  let text = source.slice(0, maxReadmeLength * 2).replace(/^\uFEFF/, '');
  for (const [pattern, by] of rules) text = text.replaceAll(pattern, by);
  text = text.replaceAll(/&(#x?[\da-f]{1,6}|[a-z]{2,6});/gi, entity);
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, maxReadmeLength);
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? ' ';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}
