import type { LicenceFile, LicenceVerdict } from '../domain/licence-verdict.ts';
import { classesOf } from '../spdx/classification.ts';
import { addedRestrictions, restricted } from './added-restrictions.ts';
import { besideOffered, offeredAmong, withAdditions } from './additions.ts';
import { confidenceOf } from './calibrate.ts';
import type { LicenceEvidence } from './decision.ts';
import { disagreementsWith } from './disagreements.ts';
import { asLicenceFile } from './files/readme.ts';
import { expressionOf, withoutExcepted } from './parts.ts';
import { strongestSource } from './strongest-source.ts';

/** Whether a file is one that people read first: those of folders and notices add to it, and do not contradict. */
function speaksForCode({ place }: LicenceEvidence['licences'][number]): boolean {
  return place.rank === 1 && place.scope === null;
}

/** Weighs texts before notices, those before the README, and that before manifests; null when nothing is said. */
export function decide(said: LicenceEvidence): LicenceVerdict | null {
  const decision = strongestSource(said);
  if (!decision) return null;
  const added = withAdditions(decision, said);
  const restrictions = addedRestrictions(said, added);
  const all = restricted(added, restrictions);
  const several = all.filter(({ scope }) => scope === null || scope === 'code').length > 1;
  const offered = several ? offeredAmong(all, said) : undefined;
  const choice = several && (decision.choice || offered !== undefined);
  const parts = choice ? besideOffered(all, offered) : withoutExcepted(all);
  const spdx = expressionOf(parts, choice);
  const stating = said.readmes.filter(({ statements }) => statements.length > 0);
  const files: LicenceFile[] = [...said.licences.map(({ file }) => file), ...stating.map(asLicenceFile)];
  const disagreements = [
    ...restrictions.map(({ path, text }) => `${path} restricts the licence: “${text}”.`),
    ...disagreementsWith(
      parts,
      spdx,
      [...said.licences.filter(speaksForCode).map(({ file }) => file), ...stating.map(asLicenceFile)],
      said.declared,
    ),
  ];
  const scopes = parts.flatMap(({ spdx: id, scope }) => (scope === null ? [] : [{ spdx: id, scope }]));
  const beside = scopes.filter(({ scope }) => scope !== 'code').map(({ spdx: id }) => id);
  return {
    spdx,
    confidence: confidenceOf(spdx, decision, files, disagreements.length > 0),
    decidedBy: decision.decidedBy,
    files,
    declared: [...said.declared],
    scopes,
    disagreements,
    classes: classesOf(spdx, beside),
  };
}
