import type { Closure } from '../domain/closure.ts';
import type { Decided } from '../domain/decision.ts';
import type { Evidence, EvidenceFile, TreeEntry, Visibility } from '../domain/evidence.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { WholeTree } from '../domain/whole-tree.ts';
import type { Organisation } from '../domain/organisation.ts';

/** Everything a check may look at. As in Evidence, null is absent and undefined is not collected. */
export interface Facts {
  /** Visibility is undefined for a working copy: nothing in the folder says who can see it. */
  evidence: Omit<Evidence, 'visibility'> & { visibility: Visibility | undefined };
  /** The collected files, with their text; undefined when the tree was not collected. */
  files: readonly EvidenceFile[] | undefined;
  licence: LicenceVerdict | null | undefined;
  /** What the account says for all its repositories: the tree of its `.github` repository. */
  defaults?: readonly TreeEntry[] | undefined;
  /** Undefined for a working copy that belongs to no organisation of the catalogue. */
  organisation: Organisation | undefined;
  /** Set when it was public once and is not any more. */
  withdrawnAt: string | null;
  /** Every time it was closed after it had been public, oldest first. */
  closures?: readonly Closure[] | undefined;
  /** What people decided about it, in force today or ended. */
  decided?: Decided | undefined;
  /** Every file, where all are at hand, as in a working copy: a harvest lists the folders at the top alone. */
  wholeTree?: WholeTree | undefined;
  now: Date;
}

type OwnFacts = Omit<Facts, 'evidence'>;

/** The facts as checks name them: those of the evidence and the module's own, side by side. */
export type Observed = Omit<Facts['evidence'], keyof OwnFacts> & OwnFacts;

export type Fact = keyof Observed;

const own: ReadonlySet<string> = new Set<keyof OwnFacts>([
  'files',
  'defaults',
  'licence',
  'organisation',
  'withdrawnAt',
  'closures',
  'decided',
  'wholeTree',
  'now',
]);

/** One fact by name; undefined when it was not collected. */
export function observe(facts: Facts, fact: Fact): unknown {
  return own.has(fact)
    ? facts[fact as keyof OwnFacts]
    : facts.evidence[fact as Exclude<Fact, keyof OwnFacts>];
}

const names: Partial<Record<Fact, string>> = {
  archived: 'whether it is archived',
  committedAt: 'the date of the last commit',
  files: 'the contents of files',
  licence: 'the licence',
  ownerType: 'the kind of account that holds it',
  pushedAt: 'the date of the last change',
  tree: 'the list of files',
  visibility: 'who can see it',
  wholeTree: 'the list of all files, which codehub check reads in a working copy,',
};

/** What a fact is called in a sentence. */
export function factName(fact: Fact): string {
  return names[fact] ?? fact;
}
