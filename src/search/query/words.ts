/** One word of a text and where it stands. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/**
 * The words of a text as the index's tokenizer (SQLite FTS5 `unicode61`) cuts them: runs of letters, digits and the
 * marks that belong to them.
 */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** Lower case without diacritics: `Gwasanaeth Iechŷd` and `gwasanaeth iechyd` are the same words. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Names that are words though they are made of signs, and the word that stands for each in the index. */
const signed: readonly [RegExp, string][] = [
  [/(?<![\p{L}\p{N}])c\+\+(?!\p{L})/giu, 'cplusplus'],
  [/(?<![\p{L}\p{N}])c#(?![\p{L}\p{N}])/giu, 'csharp'],
  [/(?<![\p{L}\p{N}])f#(?![\p{L}\p{N}])/giu, 'fsharp'],
  [/(?<![\p{L}\p{N}])(?:asp)?\.net(?![\p{L}\p{N}])/giu, 'dotnet'],
  [/(?<![\p{L}\p{N}])dm\+d(?![\p{L}\p{N}])/giu, 'dmplusd'],
  [/(?<![\p{L}\p{N}])a ?& ?e(?![\p{L}\p{N}])/giu, 'aande'],
];

/** The text with names such as `C#`, `.NET` and `A&E` replaced by the words that stand for them. */
export function plainWords(text: string): string {
  return /[+#&.]/.test(text)
    ? signed.reduce((plain, [name, word]) => plain.replaceAll(name, word), text)
    : text;
}

/** The words that stand for the names such as `C#`, `.NET` and `A&E` that a text holds, to be indexed beside it. */
export function signedWords(text: string): string[] {
  if (!/[+#&.]/.test(text)) return [];
  return signed.flatMap(([name, word]) => (text.search(name) < 0 ? [] : [word]));
}

/** Only letters and digits, folded: equal for `NHS.pycom`, `nhs-pycom` and `nhs pycom`. */
export function plainName(name: string): string {
  return fold(name).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The words a repository's name is made of, cut at separators, at humps (`dotnetMeshClient`), after runs of capitals
 * (`NHSRplot` gives both `NHS Rplot` and `NHSR plot`) and between letters and digits; then each two neighbours joined, so that
 * `gpconnect` finds `gp-connect-demo`, and all of them.
 */
export function nameParts(name: string): string {
  const pieces = wordsOf(name).map(({ text }) => text);
  const parts = pieces.flatMap((piece) => piece.split(humps));
  const whole = pieces.flatMap((piece) => piece.split(capitals));
  const joined = parts.slice(1).map((part, at) => `${parts[at] ?? ''}${part}`);
  return [
    ...new Set([...parts, ...whole, ...joined, pieces.join('')].map((part) => part.toLowerCase())),
  ].join(' ');
}

/** The words inside names written as one, such as `RiskScoreCalculator`, to be indexed beside the text that holds them. */
export function innerWords(text: string): string[] {
  const names = wordsOf(text).filter(({ text: name }) => /\p{Ll}\p{Lu}/u.test(name));
  const parts = names.flatMap(({ text: name }) => name.split(humps));
  return [
    ...new Set(parts.filter((part) => part.length >= minInnerLength).map((part) => part.toLowerCase())),
  ];
}

/** Shorter parts of such names seldom are words. */
const minInnerLength = 3;

const humps =
  /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;
const capitals = /(?<=\p{Lu}{2})(?=\p{Ll})/u;
