import { currentIdentifier } from './identifiers.ts';
import type { Name } from './name.ts';

/** Names of licences that are met now and then, as in name-patterns.ts. */
export const rarerNames: readonly Name[] = [
  [
    // R's way to write it.
    /\b(a|l)?gpl ?\(? ?>= ?(\d(?:\.\d)?)\)?/g,
    ([, kind = '', number = '']) =>
      currentIdentifier(`${kind}gpl-${number.includes('.') ? number : `${number}.0`}+`),
  ],
  [
    /\b(?:same|under the) terms as (?:the )?perl(?: ?5)?\b(?: programming language)?(?: system)?(?: itself)?/g,
    'Artistic-1.0-Perl OR GPL-1.0-or-later',
  ],
  [
    /\bindependent jpeg group(?:'?s)?(?: \(ijg\))?(?: license)?|\bijg(?: \(independent jpeg group\))? license/g,
    'IJG',
  ],
  [
    /\beclipse distribution license\b(?:[\s,–-]*(?:version |v\.? ?)?1\.0)?|\bedl[\s-]*(?:v\.? ?)?1\.0\b/g,
    'BSD-3-Clause',
  ],
  [/\bacademic free license,?[\s-]*\(?(?:afl\)? ?)?(?:version |v\.? ?)?3(?:\.0)?\b/g, 'AFL-3.0'],
  [/\bacademic free license,?[\s-]*\(?(?:afl\)? ?)?(?:version |v\.? ?)?2\.1\b/g, 'AFL-2.1'],
  [/\bopen software license,?[\s-]*\(?(?:osl\)? ?)?(?:version |v\.? ?)?3(?:\.0)?\b/g, 'OSL-3.0'],
  [/\beducational community license,?[\s-]*(?:version |v\.? ?)?2(?:\.0)?\b/g, 'ECL-2.0'],
  [/\bmicrosoft public license\b|\bms-pl\b/g, 'MS-PL'],
  [/\bmicrosoft reciprocal license\b|\bms-rl\b/g, 'MS-RL'],
  [/\bcommon development and distribution license\b.{0,12}?\b1\.0\b|\bcddl[\s-]*v?1\.0\b/g, 'CDDL-1.0'],
  [/\bcommon development and distribution license\b.{0,12}?\b1\.1\b|\bcddl[\s-]*v?1\.1\b/g, 'CDDL-1.1'],
  [/\bpostgresql license\b/g, 'PostgreSQL'],
  [/\bzlib[\s/-]+(?:libpng[\s-]+)?license\b|\bzlib\/libpng\b/g, 'Zlib'],
  [/\b(?:university of illinois\/)?ncsa open source license\b/g, 'NCSA'],
  [
    /\bpython software foundation license(?:[\s,-]*(?:version |v\.? ?)?2(?:\.0)?)?\b|\bpsf license(?: (?:version |v)?2(?:\.0)?)?\b/g,
    'PSF-2.0?',
  ],
  [/\bzope public license,?[\s-]*\(?(?:zpl\)? ?)?(?:version |v\.? ?)?2\.1\b|\bzpl[\s-]*2\.1\b/g, 'ZPL-2.1'],
  [/\bphp license,?[\s-]*(?:version |v\.? ?)?3\.01\b/g, 'PHP-3.01'],
  [/\bblue oak model license\b(?:[\s,-]*(?:version |v\.? ?)?1(?:\.0){0,2})?/g, 'BlueOak-1.0.0'],
  [/\bmulan (?:permissive software license|psl)[\s,-]*(?:version |v\.? ?)?2\b/g, 'MulanPSL-2.0'],
  [/\buniversal permissive license\b(?:[\s,-]*(?:version |v\.? ?)?1\.0)?|\bupl[\s-]*1\.0\b/g, 'UPL-1.0'],
  [/\bcecill[\s-]b\b(?: (?:free software )?license)?/g, 'CECILL-B'],
  [/\bcecill[\s-]c\b(?: (?:free software )?license)?/g, 'CECILL-C'],
  [/\bcecill(?:[\s-]*(?:license|licence)?[\s,-]*(?:version |v\.? ?)?)2\.1\b/g, 'CECILL-2.1'],
  [/\bcecill(?:[\s-]*(?:license|licence)?[\s,-]*(?:version |v\.? ?)?)2(?:\.0)?\b/g, 'CECILL-2.0'],
  [/\bcecill\b(?: (?:free software )?license)?/g, 'CECILL-2.1?'],
  [
    /\blicen[cs]e ouverte(?:[\s/-]*open license)?[\s,-]*(?:version |v\.? ?)?2(?:\.0)?\b|\betalab[\s-]*2\.0\b/g,
    'etalab-2.0',
  ],
  [/\blgpl-?lr\b/g, 'LGPLLR'],
  [/\bfunctional source license\b.{0,12}?\b1\.1\b.{0,8}?\bapache\b(?:[\s-]*2\.0)?/g, 'FSL-1.1-ALv2'],
  [/\bfunctional source license\b.{0,12}?\b1\.1\b.{0,8}?\bmit\b/g, 'FSL-1.1-MIT'],
  [/\bpolyform[\s-]small[\s-]business(?: license)?(?:[\s-]*1\.0\.0)?/g, 'PolyForm-Small-Business-1.0.0'],
  [/\bhippocratic license[\s,-]*(?:version |v\.? ?)?2\.1\b/g, 'Hippocratic-2.1'],
  [
    /\bwxwi(?:dgets|ndows) library license\b(?:[\s,-]*(?:version |v\.? ?)?3\.1)?/g,
    'LGPL-2.0-or-later WITH WxWindows-exception-3.1',
  ],
  [/\bwtfpl\b|\bdo what the f\S* you want(?: to public license)?\b/g, 'WTFPL'],
  [/\bbeer-?ware\b(?: license)?/g, 'Beerware'],
  [/\bartistic license,?[\s-]*(?:version |v\.? ?)?1(?:\.0)?\b/g, 'Artistic-1.0-Perl?'],
  [/\bartistic license\b(?!,?[\s-]*(?:version |v\.? ?)?2)/g, 'Artistic-1.0-Perl?'],
  [/\bruby(?:'?s)? license\b/g, 'Ruby'],
  [/\b(?:vim license)\b/g, 'Vim'],
  [/\bx11 license\b/g, 'X11'],
  [/\bcurl license\b/g, 'curl'],
  [/\bboost license\b/g, 'BSL-1.0'],
  [
    /\bgnu free documentation license,?[\s-]*(?:version |v\.? ?)?1\.3\b(?:,? or (?:any )?later(?: version)?)?/g,
    'GFDL-1.3-only?',
  ],
];
