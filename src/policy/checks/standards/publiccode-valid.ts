import { documentTextOf } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { publiccodeFaults } from '../../../documents/publiccode/publiccode.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unknown, unmet } from '../../check.ts';

/** Faults that one finding names: the rest is seen once these are mended. */
const maxFaults = 6;

export const publiccodeValid = defineCheck({
  id: 'publiccode-valid',
  title: 'Describes itself by a valid publiccode.yml',
  why: 'Catalogues in Europe and elsewhere find public code by this file.',
  fix: 'Add publiccode.yml, or mend the fields that are named: catalogues leave out a file with a single mistake.',
  lesson: {
    time: 'minutes',
    tip: 'Most files fail for what is missing: features, somebody to write to, or a description of 150 characters.',
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
    const faults = publiccodeFaults(text ?? '');
    const [first] = faults;
    if (first === undefined) return met(`${file.path} is valid by its standard.`, file.path);
    const named = faults.slice(0, maxFaults).map(({ line, says }) => `${says} (line ${line})`);
    const more = faults.length > maxFaults ? `, and ${faults.length - maxFaults} more` : '';
    return unmet(
      `${file.path} is not valid by its standard: ${named.join('; ')}${more}.`,
      proofAt(file.path, first.line),
    );
  },
});
