import { identifiersOf, orLater } from '../spdx/identifiers.ts';
import type { Decision, LicenceEvidence } from './decision.ts';
import type { ReadmeReading } from './files/readme.ts';
import type { ReusePart } from './files/reuse.ts';
import { sameLicence, type Part } from './parts.ts';

/** The parts of a decision with what weaker sources add: scopes, alternatives, and "or any later version". */
export function withAdditions(decision: Decision, said: LicenceEvidence): Part[] {
  return upgraded(withReuse(withReadme(decision, said.readmes), said.reuse), said);
}

/** Adds what the README says beyond the files: parts for documentation or data, alternatives, and scopes. */
function withReadme({ parts }: Decision, readmes: readonly ReadmeReading[]): Part[] {
  const result = parts.map((part) => ({ ...part }));
  const statements = readmes.flatMap((readme) => readme.statements);
  const about = (id: string, certain: boolean) => result.find(({ spdx }) => sameLicence(spdx, id, certain));
  const unfit = result.some(({ spdx }) => /-modified$|^NOASSERTION$/.test(spdx));
  // A README that contradicts the licence file about the code adds nothing to it; the disagreement is reported.
  const contradicts = statements.some(
    ({ ids, scope, certain }) =>
      (scope === null || scope === 'code') && !ids.some((id) => about(id, certain)),
  );
  if (unfit || contradicts) return result;
  for (const { ids, scope, choice, certain } of statements) {
    for (const id of ids) {
      const known = about(id, certain);
      // A choice for the code outweighs what was said of one of its licences elsewhere.
      if (known && choice) known.scope = scope === 'code' ? 'code' : null;
      else if (known && ids.length === 1) known.scope ??= scope;
    }
    const joins =
      scope === 'documentation' || scope === 'data' || (choice && ids.some((id) => about(id, certain)));
    if (joins)
      for (const id of ids) if (!about(id, certain)) result.push({ spdx: id, scope: choice ? null : scope });
  }
  return result;
}

function withReuse(all: Part[], reuse: readonly ReusePart[]): Part[] {
  const isHousekeeping = ({ spdx }: Part) => {
    const covering = reuse.filter((one) => sameLicence(one.spdx, spdx));
    return covering.length > 0 && covering.every((one) => one.isHousekeeping);
  };
  const parts =
    reuse.some(({ isWhole }) => isWhole) && all.some((part) => !isHousekeeping(part))
      ? all.filter((part) => !isHousekeeping(part))
      : all;
  for (const part of parts)
    part.scope ??= reuse.find(({ spdx }) => sameLicence(spdx, part.spdx))?.scope ?? null;
  return parts;
}

/** `-only` is what the text alone comes to; where a manifest or the README says "or later", that holds. */
function upgraded(parts: Part[], { declared, readmes, licences }: LicenceEvidence): Part[] {
  if (licences.some(({ settled, file }) => settled && file.fullText)) return parts;
  const said = new Set([
    ...declared.flatMap(({ spdx }) => (spdx === null ? [] : identifiersOf(spdx))),
    ...readmes.flatMap(({ statements }) => statements.flatMap(({ ids }) => ids)),
    ...licences.flatMap(({ file, parts: its }) => (file.fullText ? [] : its.map(({ spdx }) => spdx))),
  ]);
  return parts.map((part) => (said.has(orLater(part.spdx)) ? { ...part, spdx: orLater(part.spdx) } : part));
}

/** Whether a README lets the reader choose among these licences. */
export function choiceSaid(parts: readonly Part[], { readmes }: LicenceEvidence): boolean {
  return readmes.some(({ statements }) =>
    statements.some(
      ({ choice, ids, certain }) =>
        choice && parts.some(({ spdx }) => ids.some((id) => sameLicence(spdx, id, certain))),
    ),
  );
}
