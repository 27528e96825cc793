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

/** Names of licences in other languages than English, as in name-patterns.ts. */
export const foreignNames: readonly Name[] = [[notice, gnuVersion]];
