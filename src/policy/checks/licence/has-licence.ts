import type { EvidenceFile } from '../../../domain/evidence.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unmet } from '../../check.ts';
import { licenceSeen } from '../../licences.ts';

export const hasLicence = defineCheck({
  id: 'has-licence',
  title: 'Has a licence',
  why: 'Without a licence nobody may lawfully copy, change or reuse the code, however public it is.',
  fix: 'Add a file called LICENCE (or LICENSE) at the top of the repository with the text of the MIT licence, the year and the copyright holder: the organisation itself, or Crown copyright for a department or an executive agency.',
  lesson: {
    time: 'minutes',
    tip: 'Ask who holds the copyright before you choose: a contract may say that it is the supplier.',
  },
  about: 'contents',
  needs: ['licence'],
  uses: ['files'],
  reads: [fileKinds.legal],
  evaluate({ licence, files = [] }) {
    if (licence === null) return withoutLicence(files);
    const { spdx, decidedBy } = licence;
    if (spdx === 'ISC' && decidedBy === 'package.json' && licence.files.length === 0)
      return unmet(
        'package.json says ISC, which “npm init” writes by itself, and no file holds a licence: it was not chosen by anybody.',
        'package.json',
      );
    return met(`${licenceSeen(licence)}.`, decidedBy ?? undefined);
  },
});

/** A file that looks like a licence may say the opposite. */
function withoutLicence(files: readonly EvidenceFile[]) {
  for (const { path, text } of files) {
    if (typeof text !== 'string' || path.includes('/') || !fileKinds.legal.matches(path)) continue;
    const at = text.search(/\ball rights (?:are )?reserved\b/i);
    if (at !== -1)
      return unmet(
        `${path} reserves all rights: it permits nobody to copy, change or reuse the code.`,
        proofAt(path, text.slice(0, at).split('\n').length),
      );
    if (text.trim() === '') return unmet(`${path} is empty.`, path);
  }
  return unmet('No licence was found, in a file or in a manifest.');
}
