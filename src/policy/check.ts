import type { FileKind } from '../documents/file-kinds.ts';
import type { Finding } from '../domain/assessment.ts';
import type { CheckProse } from '../domain/policy.ts';
import { factName, observe, type Fact, type Facts, type Observed } from './facts.ts';

/** How evidence alone answers a check. `declared` and `waived` are for people to say. */
export interface Verdict extends Pick<Finding, 'because' | 'proof'> {
  outcome: 'met' | 'unmet' | 'unknown' | 'not-applicable' | 'declared';
}

/** A question asked of one repository, with the prose that explains it wherever it is shown. */
export interface Check extends CheckProse {
  /** The files whose content it looks at: the harvest collects them. */
  reads: readonly FileKind[];
  judge(facts: Facts): Verdict;
}

type Collected<N extends Fact> = { [K in N]-?: Exclude<Observed[K], undefined> };
type Helpful<U extends Fact> = { [K in U]-?: Observed[K] | undefined };

interface CheckDefinition<N extends Fact, U extends Fact> extends CheckProse {
  /**
   * `contents`: about what is in the repository. Not applicable while it is empty, and in a fork of somebody else's
   * code an unmet check is for the owners of the original to mend, so it is not held against the fork.
   */
  about: 'contents' | 'account';
  /** Facts without which there is no answer: the check is `unknown` when one was not collected. */
  needs: readonly N[];
  /** Facts that help when they were collected. */
  uses?: readonly U[];
  /** The files whose content it looks at: the harvest collects what some check reads. None unless given. */
  reads?: readonly FileKind[];
  evaluate(facts: Collected<N> & Helpful<U>): Verdict;
}

/** Makes a check of its definition: `evaluate` sees the facts it names and no others. */
export function defineCheck<const N extends Fact, const U extends Fact = never>(
  definition: CheckDefinition<N, U>,
): Check {
  const { id, title, why, fix, effort, lesson, about, needs, uses = [], reads = [] } = definition;
  const named: readonly Fact[] = [...needs, ...uses];
  const seesWithdrawal = named.includes('withdrawnAt');

  function judge(facts: Facts): Verdict {
    if (facts.withdrawnAt !== null && !seesWithdrawal) return withdrawn;
    if (about === 'contents' && isEmpty(facts)) return nothingYet;
    const isMissing = (fact: Fact) => observe(facts, fact) === undefined;
    if (needs.some(isMissing)) return unknown(notCollected(needs.filter(isMissing)));
    const seen: Partial<Record<Fact, unknown>> = {};
    for (const fact of named) seen[fact] = observe(facts, fact);
    const verdict = definition.evaluate(seen as Collected<N> & Helpful<U>);
    if (verdict.outcome === 'met' && named.includes('licence')) return asDeclared(verdict, facts);
    return about === 'contents' && verdict.outcome === 'unmet' ? leftToUpstream(verdict, facts) : verdict;
  }

  return { id, title, why, fix, effort, lesson, reads, judge };
}

export function met(because: string, proof?: string): Verdict {
  return verdictOf('met', because, proof);
}

export function unmet(because: string, proof?: string): Verdict {
  return verdictOf('unmet', because, proof);
}

/** The evidence that decides was not collected; `because` says which. */
export function unknown(because: string, proof?: string): Verdict {
  return verdictOf('unknown', because, proof);
}

export function notApplicable(because: string, proof?: string): Verdict {
  return verdictOf('not-applicable', because, proof);
}

function verdictOf(outcome: Verdict['outcome'], because: string, proof: string | undefined): Verdict {
  return proof === undefined ? { outcome, because } : { outcome, because, proof };
}

const withdrawn = notApplicable('It is no longer public, so its contents cannot be looked at.');
const nothingYet = notApplicable('The repository is empty: nothing has been committed yet.');

/** Whether nothing has been committed yet. */
export function isEmpty({ evidence }: Pick<Facts, 'evidence'>): boolean {
  return evidence.empty === true || evidence.tree === null;
}

function notCollected(missing: readonly Fact[]): string {
  const list = missing.map(factName).join(' and ');
  return `Not known: ${list} ${missing.length === 1 ? 'was' : 'were'} not collected.`;
}

/** A fork of a repository in the same account is the body's own work, and judged as such. */
function leftToUpstream(verdict: Verdict, { evidence }: Facts): Verdict {
  const { fork, parent, owner } = evidence;
  if (fork !== true) return verdict;
  if (parent?.toLowerCase().startsWith(`${owner.toLowerCase()}/`)) return verdict;
  const original = parent ? `This is a fork of ${parent}` : 'This is a fork';
  return notApplicable(
    `${original}, so this is for the owners of the original: ${lowerFirst(verdict.because)}`,
  );
}

/** Where a person's verdict on the licence is in force, the check is met on that person's word. */
function asDeclared(verdict: Verdict, { licence }: Facts): Verdict {
  if (licence?.curation?.state !== 'in-force') return verdict;
  const { by, on, because } = licence.curation;
  return {
    ...verdict,
    outcome: 'declared',
    because: `${verdict.because} Declared by ${by} on ${on}: ${because}`,
  };
}

function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
