import { currentIdentifier } from '../../spdx/identifiers.ts';
import type { LicenceText, Recognition } from './matcher.ts';
import { comparableText } from './comparable-text.ts';

/** Titles of licences that are published in several languages, of which the SPDX list has one or two. */
const titles: readonly (readonly [
  pattern: RegExp,
  id: (version: string | undefined) => string | undefined,
])[] = [
  [
    // The names of the EUPL in the official languages of the European Union that use the Latin alphabet.
    /\b(?:european union public licen[cs]e|openbare licentie van de europese unie|licence publique de l['’]union europ[ée]enne|open[- ]source[- ]lizenz f[üu]r die europ[äa]ische union|licencia p[úu]blica de la uni[óo]n europea|licenza pubblica dell['’]unione europea|licen[çc]a p[úu]blica da uni[ãa]o europeia|den europ[æa]eiske unions offentlige licens|europeiska unionens [öo]ppna licens|euroopan unionin yleinen lisenssi|licencja publiczna unii europejskiej|ve[řr]ejn[áa] licence evropsk[ée] unie|verejn[áa] licencia eur[óo]pskej [úu]nie|javna licenca evropske unije|javna licenca europske unije|eur[óo]pai uni[óo]s nyilv[áa]nos licenc|licen[țt]a public[ăa] a uniunii europene|euroopa liidu tarkvara vaba kasutuse litsents|eupl)\b(?:.{0,30}?\b[vV]?\.? ?(1\.[012]))?/i,
    (version = '1.2') => `EUPL-${version}`,
  ],
  [/\bcecill[- ]?([bc])\b/i, (kind = '') => `CECILL-${kind.toUpperCase()}`],
  [/\bcecill\b(?:.{0,40}?\b(1\.[01]|2\.[01]))?/i, (version) => version && `CECILL-${version}`],
  [/\b(?:licence ouverte|open licen[cs]e)\b.{0,40}?\bv?(2\.0)/i, () => 'etalab-2.0'],
  [/\bnorsk lisens for offentlige data\b.{0,60}?\b([12])(?:\.0)?/i, (version) => `NLOD-${version}.0`],
  [/\bdatenlizenz deutschland\b.{0,20}?\bnamensnennung\b.{0,20}?\b(2\.0)/i, () => 'DL-DE-BY-2.0'],
  [/\blicen[cç]e libre du qu[ée]bec\b.{0,60}?\bpermissive\b.{0,60}?(1\.1)/i, () => 'LiLiQ-P-1.1'],
];

/** Below its parameters, which come first, and which no other licence has. */
const businessSource =
  /\bbusiness source licen[cs]e\b(?:.{0,12}?\b1\.1\b|.{0,6}? is a trademark of mariadb)/i;
const businessParameters = [/\bchange date\b/i, /\bchange licen[cs]e\b/i, /\badditional use grant\b/i];
const versionLine = /^(?:v(?:ers[a-zãó]*|er)?\.?) ?(\d\.\d)\b/i;
const maxTitleLines = 6;
const maxParameterLines = 40;
const minTextLength = 1500;

/** Recognises a licence by its title where the text is one of its translations, which the SPDX list does not have. */
export function titleLine({ text }: LicenceText): Recognition | undefined {
  const head = comparableText(text.slice(0, 4000))
    .split('\n')
    .map((line) => line.replace(/^[\s#=*>-]+/, '').trim())
    .filter((line) => line !== '')
    .slice(0, maxParameterLines);
  const hasParameters =
    businessParameters.filter((parameter) => parameter.test(text.slice(0, 20_000))).length >= 2;
  if (hasParameters && head.some((line) => businessSource.test(line))) return titled('BUSL-1.1', text);
  for (const [at, line] of head.slice(0, maxTitleLines).entries()) {
    const isSentence = /[.;,]$/.test(line.replace(/\bv?\.? ?\d\.\d\.?$/, '')) && !/^eupl ?©/i.test(line);
    if (line.length > 160 || /SPDX-| (?:OR|AND) /.test(line) || isSentence) continue;
    for (const [pattern, identify] of titles) {
      const match = pattern.exec(line);
      // The version may stand on the line below.
      const spdx = match && identify(match[1] ?? versionLine.exec(head[at + 1] ?? '')?.[1]);
      if (!spdx || currentIdentifier(spdx) === undefined) continue;
      return titled(spdx, text);
    }
  }
  return undefined;
}

function titled(spdx: string, text: string): Recognition {
  return {
    parts: [{ spdx, scope: null }],
    choice: false,
    settled: true,
    method: 'named',
    confidence: 0.85,
    fullText: text.length >= minTextLength,
    differences: [],
  };
}
