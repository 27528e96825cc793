import { currentIdentifier } from './identifiers.ts';

/** The notice that the GNU licences ask for: "either version 3 of the License, or (at your option) any later version". */
export function notice([, kind = '', number = '', later]: RegExpExecArray): string | undefined {
  return gnuVersion(kind, number, later !== undefined);
}

/** "version 2 or version 3 of the GNU General Public License". */
export function eitherVersion([, one = '', other = '', kind = '']: RegExpExecArray): string | undefined {
  const ids = [one, other].map((number) => gnuVersion(kind, number, false));
  return ids.includes(undefined) ? undefined : ids.join(' OR ');
}

/** "version 3 of the GNU General Public License, or any later version". */
export function noticeByVersion([, number = '', before, kind = '', later]: RegExpExecArray):
  string | undefined {
  return gnuVersion(kind, number, (before ?? later) !== undefined);
}

function gnuVersion(kind: string, number: string, later: boolean): string | undefined {
  const family = kind.startsWith('affero') ? 'AGPL' : kind === '' ? 'GPL' : 'LGPL';
  const only = currentIdentifier(`${family}-${number.includes('.') ? number : `${number}.0`}`);
  return later ? only?.replace('-only', '-or-later') : only;
}

/** A family of GNU licences (`GPL`, `LGPL`, `AGPL`), named with its version and, perhaps, "or later". */
export function gnu(family: string) {
  return (match: RegExpExecArray): string | undefined => {
    const [, number = '', suffix] = match;
    const known =
      number === ''
        ? undefined
        : currentIdentifier(`${family}-${number.includes('.') ? number : `${number}.0`}`);
    return suffix ? known?.replace('-only', '-or-later') : known;
  };
}
