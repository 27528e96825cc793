import { documentTextOf } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { defineCheck, met, unknown, unmet } from '../../check.ts';

/** publiccode.yml 0.5: fields of the root that a parser refuses to do without. */
const required = [
  'publiccodeYmlVersion',
  'name',
  'url',
  'platforms',
  'developmentStatus',
  'softwareType',
  'description',
  'legal',
  'maintenance',
  'localisation',
];

export const publiccodeValid = defineCheck({
  id: 'publiccode-valid',
  title: 'Describes itself by publiccode.yml',
  why: 'Catalogues in Europe and elsewhere find public code by this file.',
  fix: 'Add publiccode.yml with its required fields: the address, the name, the licence, the maintenance and a description.',
  lesson: {
    time: 'minutes',
    tip: 'Check it with the validator of publiccode.yml before you commit: catalogues leave out a file with a mistake.',
  },
  effort: 'file',
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.manifest],
  evaluate({ tree, files }) {
    const file = tree?.find(({ path }) => /^publiccode\.ya?ml$/i.test(path));
    if (file === undefined) return unmet('There is no publiccode.yml.');
    const text = documentTextOf(file.path, files);
    if (text === undefined) return unknown(`The text of ${file.path} was not collected.`, file.path);
    const keys = new Set(
      [...(text ?? '').slice(0, 100_000).matchAll(/^([A-Za-z]{1,40}):/gm)].map(([, key]) => key),
    );
    const missing = required.filter((key) => !keys.has(key));
    return missing.length === 0
      ? met(`${file.path} has all required fields.`, file.path)
      : unmet(`${file.path} lacks ${missing.join(', ')}.`, file.path);
  },
});
