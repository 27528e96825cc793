import type { LicenceClasses } from '../domain/licence-verdict.ts';
import { identifiersOf, treeOf, type ExpressionTree } from './identifiers.ts';
import { isOsiApproved } from './standard-names.ts';
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };

/** NHS open source policy, section on licences: MIT by default, else Apache-2.0 or GPL-3.0. */
const forCode = /^(?:MIT|Apache-2\.0|GPL-3\.0(?:-only|-or-later)?)$/;
/** The same section: documentation under the Open Government Licence. */
const forDocumentation = /^OGL-UK-[123]\.0$/;

/** Licences that the Free Software Foundation calls free, as the SPDX list marks them (gnu.org/licenses/license-list). */
const fsfFree: ReadonlySet<string> = new Set(
  (
    'AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later APSL-2.0 Apache-1.0 Apache-1.1 ' +
    'Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 BitTorrent-1.1 ' +
    'CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CECILL-2.0 CECILL-B CECILL-C CPAL-1.0 CPL-1.0 ClArtistic Condor-1.1 ECL-2.0 ' +
    'EFL-2.0 EPL-1.0 EPL-2.0 EUDatagrid EUPL-1.1 EUPL-1.2 FSFAP FTL GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2-only ' +
    'GFDL-1.2-or-later GFDL-1.3-only GFDL-1.3-or-later GPL-2.0 GPL-2.0-only GPL-2.0-or-later GPL-3.0 GPL-3.0-only ' +
    'GPL-3.0-or-later HPND IJG IPA IPL-1.0 ISC Imlib2 Intel LGPL-2.1 LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only ' +
    'LGPL-3.0-or-later LPL-1.02 LPPL-1.2 LPPL-1.3a MIT MPL-1.1 MPL-2.0 MS-PL MS-RL NCSA NOSL NPL-1.0 NPL-1.1 Nokia ODbL-1.0 ' +
    'OFL-1.0 OFL-1.1 OLDAP-2.3 OLDAP-2.7 OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0 OpenSSL PHP-3.01 Python-2.0 QPL-1.0 ' +
    'RPSL-1.0 Ruby SGI-B-2.0 SISSL SMLNJ SPL-1.0 Sleepycat UPL-1.0 Unlicense Vim W3C WTFPL X11 XFree86-1.1 YPL-1.1 ZPL-2.0 ZPL-2.1 Zend-2.0 ' +
    'Zimbra-1.3 Zlib gnuplot iMatix xinetd'
  ).split(' '),
);

/**
 * Classifies an SPDX expression by its structure: where the reader may choose, one choice with the quality is enough; where all
 * parts apply, each part that covers code must have it. "Or later" (`+`) counts as the version it is written with.
 *
 * @param documentation identifiers that only cover documentation or data, which say nothing about the code: where there is
 *   no other, no quality is found
 */
export function classesOf(expression: string, documentation: readonly string[] = []): LicenceClasses {
  const ids = identifiersOf(expression).map(plain);
  const tree = treeOf(expression);
  const isCode = (id: string) => !documentation.includes(id);
  const considered = tree && withoutLeaves(tree, (id) => !isCode(id));
  const every = (test: (id: string) => boolean) => considered !== undefined && holds(considered, test);
  return {
    osiApproved: every(isOsiApproved),
    fsfFree: every((id) => fsfFree.has(id)),
    recommendedForCode: every((id) => forCode.test(id)),
    recommendedForDocumentation: ids.some((id) => forDocumentation.test(id)),
    deprecated: ids.some((id) => deprecated.includes(id)),
  };
}

const forContent = /^(?:OGL-|CC-BY(?:-SA)?-\d|CC0|GFDL-|ODbL|ODC-|PDDL|etalab|NLOD|DL-DE|CDLA)/;
/** Families of permissive licences that neither body has judged, nearly all of them wordings of those that it has. */
const permissive =
  /^(?:BSD-(?!3-Clause-No-Nuclear|3-Clause-No-Military|3-Clause-OpenWebUI)|MIT-|HPND|ISC-|X11|NTP|curl|libpng|zlib-|ImageMagick|TCL|ICU|Unicode|bzip2|Info-ZIP|libtiff|FSFUL|Spencer|Xnet|psutils|mpich2|PSF|CNRI|SAX-PD|NIST-PD|blessing|LPPL|Beerware|PostgreSQL|Boehm-GC)/;

/** Whether a licence is open: approved by the OSI, free by the FSF, or written for content without a ban on uses. */
export function isOpen(id: string): boolean {
  const its = plain(id.replace(/ WITH .*$/, ''));
  return isOsiApproved(its) || fsfFree.has(its) || forContent.test(its) || permissive.test(its);
}

function holds(tree: ExpressionTree, test: (id: string) => boolean): boolean {
  if ('license' in tree) return test(plain(tree.license));
  return tree.conjunction === 'or'
    ? holds(tree.left, test) || holds(tree.right, test)
    : holds(tree.left, test) && holds(tree.right, test);
}

/** The expression without the licences for which the test holds; undefined when nothing is left. */
function withoutLeaves(tree: ExpressionTree, test: (id: string) => boolean): ExpressionTree | undefined {
  if ('license' in tree) return test(plain(tree.license)) ? undefined : tree;
  const [left, right] = [withoutLeaves(tree.left, test), withoutLeaves(tree.right, test)];
  return left && right ? { ...tree, left, right } : (left ?? right);
}

function plain(id: string): string {
  return id.replace(/\+$/, '');
}
