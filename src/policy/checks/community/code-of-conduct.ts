import { quoted } from '../../../documents/quoted.ts';
import { findDocument } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { defineCheck, met, unmet } from '../../check.ts';

export const codeOfConduct = defineCheck({
  id: 'code-of-conduct',
  title: 'Has a code of conduct',
  why: 'People take part where they know how others will treat them and whom to tell when that goes wrong.',
  fix: 'Add CODE_OF_CONDUCT.md, such as the Contributor Covenant, with a contact of your own.',
  lesson: {
    time: 'minutes',
    tip: 'Name people who will act on a report, and ask them first.',
  },
  effort: 'file',
  about: 'contents',
  needs: ['tree'],
  uses: ['files', 'defaults'],
  reads: [fileKinds.codeOfConduct],
  evaluate({ tree, files, defaults }) {
    const own = findDocument('conduct', tree, files);
    if (own?.text?.trim() === '') return unmet(`${own.path} is empty.`, own.path);
    const [gap] = /\[(?:insert|your|add) [^\]\n]{1,80}\](?!\()/i.exec(own?.text ?? '') ?? [];
    if (own && gap !== undefined)
      return unmet(`${own.path} still has ${quoted(gap)}, which was left to be filled in.`, own.path);
    if (own) return met(`There is ${own.path}.`, own.path);
    const shared = findDocument('conduct', defaults ?? null, undefined);
    return shared
      ? met(`The account’s own ${shared.path}, in its .github repository, applies.`)
      : unmet('There is no code of conduct.');
  },
});
