import { isSampleOwner } from '../../../documents/contact.ts';
import { findDocument } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unknown, unmet } from '../../check.ts';

export const supportOwner = defineCheck({
  id: 'support-owner',
  title: 'Names who is responsible',
  why: 'Somebody has to answer for code that others rely on. A team outlasts a person.',
  fix: 'Add a CODEOWNERS file that names a team, or a MAINTAINERS file.',
  lesson: {
    time: 'minutes',
    tip: 'Name a team and not a person, so that holidays do not matter.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.codeOwners, fileKinds.maintainers],
  evaluate({ tree, files }) {
    const owners = findDocument('codeOwners', tree, files);
    const other = findDocument('maintainers', tree, files);
    const found = owners ?? other;
    if (found === undefined) return unmet('There is neither a CODEOWNERS nor a MAINTAINERS file.');
    if (found.text === undefined)
      return unknown(`There is ${found.path}, but its text was not collected.`, found.path);
    if (owners === undefined)
      return found.text?.trim()
        ? met(`There is ${found.path}.`, found.path)
        : unmet(`${found.path} is empty.`, found.path);
    const lines = (owners.text ?? '').slice(0, 50_000).split('\n');
    const at = lines.findIndex((line) => {
      const [, owner] = /^\s{0,9}[^#\s]\S{0,300}\s+[^#@]{0,300}@([\w./-]{1,150})/.exec(line) ?? [];
      return owner !== undefined && !isSampleOwner(owner);
    });
    if (at === -1) return unmet(`${owners.path} names nobody.`, owners.path);
    const team = /@[\w-]{1,60}\/[\w-]/.test(lines[at] ?? '');
    return met(`${owners.path} names ${team ? 'a team' : 'somebody'}.`, proofAt(owners.path, at + 1));
  },
});
