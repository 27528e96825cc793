/** What the public estate can be written as; `exports/exports.ts` has what writes each. */
export const exportFormats = [
  'csv',
  'jsonl',
  'code.json',
  'publiccode',
  'dcat',
  'cyclonedx',
  'spdx',
] as const;

export type ExportFormat = (typeof exportFormats)[number];
