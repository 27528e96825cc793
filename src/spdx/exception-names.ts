import { exceptionWrittenIn } from './exceptions.ts';

/** Exceptions that were written for something else than a GNU licence, and the licences they were written for. */
const hosts: Readonly<Record<string, RegExp>> = {
  'LLVM-exception': /^Apache-2\.0/,
  'Swift-exception': /^Apache-2\.0/,
  'mxml-exception': /^Apache-2\.0/,
  'SHL-2.0': /^(?:Apache-2\.0|SHL-)/,
  'SHL-2.1': /^(?:Apache-2\.0|SHL-)/,
  'fmt-exception': /^MIT/,
  'PCRE2-exception': /^BSD-3-Clause/,
  'KiCad-libraries-exception': /^CC-BY-SA/,
  'GNOME-examples-exception': /^CC-BY-SA/,
  'LZMA-exception': /^CPL/,
  'QPL-1.0-INRIA-2004-exception': /^QPL/,
  'FLTK-exception': /^LGPL-/,
  'OCaml-LGPL-linking-exception': /^LGPL-/,
  'WxWindows-exception-3.1': /^LGPL-/,
  'LGPL-3.0-linking-exception': /^LGPL-/,
  'Qwt-exception-1.0': /^LGPL-/,
};

const gnu = /^[AL]?GPL-/;

/** Whether an exception was written for a licence. */
export function fitsException(exception: string, licence: string): boolean {
  return (hosts[exception] ?? gnu).test(licence);
}

const byVersion = (two: string, three: string) => (host: string) => (/-3\.0/.test(host) ? three : two);

/** Ways to name an exception (in text prepared with forNames), and its identifier, which may depend on the licence. */
const names: readonly (readonly [pattern: RegExp, id: string | ((host: string) => string)])[] = [
  [/\bclass-?path\b|\bcpe\b/, 'Classpath-exception-2.0'],
  [/\bllvm[- ]exceptions?\b/, 'LLVM-exception'],
  [/\bswift\b.{0,20}\bexception\b/, 'Swift-exception'],
  [
    /\bruntime library exception\b/,
    (host) =>
      host.startsWith('Apache')
        ? 'Swift-exception'
        : byVersion('GCC-exception-2.0', 'GCC-exception-3.1')(host),
  ],
  [/\bgcc\b.{0,20}\bexception\b/, byVersion('GCC-exception-2.0', 'GCC-exception-3.1')],
  [/\bbootloader exception\b/, 'Bootloader-exception'],
  [/\buniversal foss\b/, 'Universal-FOSS-exception-1.0'],
  [/\bfltk\b.{0,20}\bexception\b/, 'FLTK-exception'],
  [/\bwxwi(?:dgets|ndows)\b.{0,30}\bexception\b/, 'WxWindows-exception-3.1'],
  [/\bocaml\b.{0,30}\bexception\b/, 'OCaml-LGPL-linking-exception'],
  [/\bfont (?:embedding )?exception\b/, 'Font-exception-2.0'],
  [/\bautoconf\b.{0,20}\bexception\b/, byVersion('Autoconf-exception-2.0', 'Autoconf-exception-3.0')],
  [/\bbison exception\b/, 'Bison-exception-2.2'],
  [/\blibtool exception\b/, 'Libtool-exception'],
  [/\bsyscall (?:note|exception)\b/, 'Linux-syscall-note'],
  [/\bu-boot exception\b/, 'u-boot-exception-2.0'],
  [/\becos exception\b/, 'eCos-exception-2.0'],
  [/\bfreertos exception\b/, 'freertos-exception-2.0'],
  [/\bkicad\b.{0,30}\bexception\b/, 'KiCad-libraries-exception'],
  [/\bpcre2\b.{0,20}\b(?:exception|exemption)\b/, 'PCRE2-exception'],
  [/\bopenvpn\b.{0,30}\bopenssl\b.{0,30}\bexception\b/, 'openvpn-openssl-exception'],
  [/\bcryptsetup\b.{0,30}\bexception\b/, 'cryptsetup-OpenSSL-exception'],
  [
    /\bqt (?:gpl )?exception\b/,
    (host) => (host.startsWith('LGPL') ? 'Qt-LGPL-exception-1.1' : 'Qt-GPL-exception-1.0'),
  ],
  [/\bgstreamer\b.{0,20}\bexception\b/, 'GStreamer-exception-2008'],
  [/\blinking exception\b/, (host) => (/^LGPL-3/.test(host) ? 'LGPL-3.0-linking-exception' : '')],
];

/**
 * The SPDX exception that a stretch of text (prepared with forNames) names, for the licence that stands before it.
 *
 * @returns undefined when it names none, or one that was not written for that licence
 */
export function exceptionNamed(said: string, licence: string): string | undefined {
  if (!/exception|class-?path|\bcpe\b|exemption|note\b|universal foss/.test(said)) return undefined;
  const written = exceptionWrittenIn(said);
  const known = written ?? names.find(([pattern]) => pattern.test(said))?.[1];
  const id = typeof known === 'function' ? known(licence) : known;
  return id !== undefined && id !== '' && fitsException(id, licence) ? id : undefined;
}
