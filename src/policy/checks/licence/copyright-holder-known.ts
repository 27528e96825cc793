import { crownStanding, type Organisation } from '../../../domain/organisation.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { findCopyrightNotice } from '../../../documents/copyright.ts';
import { defineCheck, met, notApplicable, unknown, unmet, type Verdict } from '../../check.ts';

export const copyrightHolderKnown = defineCheck({
  id: 'copyright-holder-known',
  title: 'The copyright is held by the body that publishes it',
  why: 'Code that the NHS pays for should belong to it. Where a supplier or another body holds the copyright, somebody should know that this was meant.',
  fix: 'Check who holds the copyright by the contract. Put the name of your body into the notice; Crown Copyright is for government departments, their agencies and NHS England. If another body holds it, record why.',
  lesson: {
    time: 'hour',
    tip: 'Look into the contract: unless it says otherwise, what a supplier wrote belongs to the supplier.',
  },
  about: 'contents',
  needs: ['tree', 'files', 'licence'],
  uses: ['organisation'],
  reads: [fileKinds.legal, fileKinds.readme, fileKinds.manifest, fileKinds.reuse, fileKinds.licenceFolder],
  evaluate({ tree, files, licence, organisation }) {
    if (licence === null)
      return notApplicable('There is no licence, so nothing is permitted in anybody’s name.');
    const { notice } = findCopyrightNotice(tree, files);
    if (notice === undefined) return notApplicable('No holder of the copyright is named.');
    const { path, line, holder } = notice;
    const proof = proofAt(path, line);
    const isCrown = /\bcrown\b/i.test(holder);
    if (organisation === undefined)
      return unknown(
        `${path} names ${isCrown ? 'the Crown' : holder}. It is not known which body the code belongs to.`,
        proof,
      );
    if (isCrown) return judgeCrown(path, organisation, proof);
    return isOurs(holder, organisation)
      ? met(`${path} names ${holder}.`, proof)
      : unmet(
          `${path} names ${holder}, which the catalogue does not know as a name of ${organisation.name}.`,
          proof,
        );
  },
});

/** The Crown holds the copyright of what departments and their agencies make, not of what trusts and boards make. */
function judgeCrown(path: string, { bodyType, name }: Organisation, proof: string | undefined): Verdict {
  const standing = crownStanding(bodyType);
  if (standing === 'crown') return met(`${path} names the Crown.`, proof);
  if (standing === 'unclear')
    return unknown(`${path} names the Crown. Somebody at ${name} has to say whether that is right.`, proof);
  return unmet(
    `${path} names the Crown, and ${name} is no part of it: it holds its copyright itself.`,
    proof,
  );
}

/** By the names the catalogue has for a body: its own, its account, those before it and after it, and what it belongs to. */
function isOurs(holder: string, { name, login, parent, predecessors, successor }: Organisation): boolean {
  const said = plain(holder);
  return [name, login, parent, successor, ...predecessors]
    .flatMap((alias) => (alias === null ? [] : [plain(alias)]))
    .some((alias) => alias.length > 2 && (said.includes(alias) || (said.length > 5 && alias.includes(said))));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(?:the|and|trust|foundation|limited|ltd)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
