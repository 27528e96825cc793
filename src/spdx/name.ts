/** A way to name a licence, and the identifier that it means; `?` at its end says that the version is assumed. */
export type Name = readonly [
  pattern: RegExp,
  spdx: string | ((match: RegExpExecArray) => string | undefined),
];
