import { currentIdentifier } from './identifiers.ts';
import type { Name } from './name.ts';

/** The GNU licences by the names that their translations bear, or by their own name in a notice of another language. */
const gnuName =
  '(?:(?<kind>affero|lesser|library) )?(?:gnu )?(?:(?<later>affero|lesser|library) )?general public license|(?:gnu )?licencia p[uú]blica general(?: (?<es>reducida|affero))?(?: de)?(?: gnu)?|(?:gnu )?licen[sc]e publique g[ée]n[ée]rale(?: (?<fr>amoindrie|limit[ée]e|affero))?(?: de)?(?: gnu)?|(?:gnu )?licenza pubblica generica(?: (?<it>attenuata|affero))?(?: gnu)?|(?:gnu )?licen[çc]a p[úu]blica geral(?: (?<pt>menor|affero))?(?: (?:do|da))?(?: gnu)?';
const orLater =
  'ult[ée]rieure?|posterior(?:es)?|neuere?n?|sp[äa]tere?n?|h[öo]here?n?|successiv[ae]|sup[ée]rieure?|superior(?:es)?|latere|nieuwere|hogere|senare|nyere|seneste';
const notice = new RegExp(
  `(?:${gnuName})[^]{0,160}?\\b(?:versi[óo]n|version|versione|vers[ãa]o|versie) (?<number>\\d(?:\\.\\d)?)(?<more>[^.]{0,90}?\\b(?:${orLater})\\b)?`,
  'g',
);
const foreignWords =
  /\b(?:de la|der|della|da|del|van de|av|licen[cz]ia|lizenz|licenza|publi[ée]e|veröffentlicht|pubblicat[ao]|publicad[ao]|soit|oder|ya sea|ou|termes|bedingungen|términos|termini)\b/;

function gnuVersion(match: RegExpExecArray): string | undefined {
  if (!foreignWords.test(match[0])) return undefined;
  const { kind, later, es, fr, it, pt, number = '', more } = match.groups ?? {};
  const name = kind ?? later ?? es ?? fr ?? it ?? pt;
  const family = name === undefined ? 'GPL' : name === 'affero' ? 'AGPL' : 'LGPL';
  return currentIdentifier(
    `${family}-${number.includes('.') ? number : `${number}.0`}${more === undefined ? '' : '+'}`,
  );
}

const by =
  'namensnennung|attribution|reconocimiento|atribuci[óo]n|attribuzione|atribui[çc][ãa]o|naamsvermelding|erkännande|navngivelse|uznanie autorstwa';
const noncommercial =
  'nicht[ -]?kommerziell|pas d utilisation commerciale|no ?comercial|n[ãa]o ?comercial|non commerciale|niet ?commercieel|icke ?kommersiell|ikkekommersiell|użycie niekomercyjne';
const alike =
  'weitergabe unter gleichen bedingungen|partage dans les m[êe]mes conditions|partage à l identique|compartir ?igual|compartilha ?igual|condividi allo stesso modo|gelijk ?delen|dela ?lika|del på samme vilkår|na tych samych warunkach';
const noDerivatives =
  'keine bearbeitungen?|pas de modification|sin ?(?:obra ?)?derivadas?|sem ?deriva[çc][õo]es|non opere derivate|geen ?afgeleide ?werken|inga bearbetningar|ingen bearbeidelse|bez utworów zależnych';
const join = '[\\s–-]+';
const creativeCommons = new RegExp(
  `\\b(?:creative commons|cc)[\\s:–-]+(?:${by})(?:${join}(?<nc>${noncommercial}))?(?:${join}(?:(?<sa>${alike})|(?<nd>${noDerivatives})))?\\s*(?<number>[1-4]\\.\\d)`,
  'g',
);

/** The licences of Creative Commons by the names of their translations. */
function creativeCommonsLicence({ groups = {} }: RegExpExecArray): string | undefined {
  const { nc, sa, nd, number = '' } = groups;
  return currentIdentifier(`cc-by${nc ? '-nc' : ''}${sa ? '-sa' : nd ? '-nd' : ''}-${number}`);
}

/** Names of licences in other languages than English, as in name-patterns.ts. */
export const foreignNames: readonly Name[] = [
  [notice, gnuVersion],
  [creativeCommons, creativeCommonsLicence],
];
