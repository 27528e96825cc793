import { breachesIn, type Closure } from '../domain/closure.ts';
import type { Decided, DecidedAnswer, Decision } from '../domain/decision.ts';
import { britishDate } from '../policy/policy.ts';
import { endOf, isInForce } from './dates.ts';
import { kindOf, reasonText } from './kinds/kinds.ts';
import { decisionsAbout } from './matching.ts';

interface Subject {
  /** `owner/name`. */
  repository: string;
  closures: readonly Closure[];
  /** Such as `2026-11-23`. */
  today: string;
}

/**
 * What decisions say of a repository on a day. One that is in force counts before one that has ended; of several the one
 * that lasts longest.
 */
export function decidedFor(subject: Subject, decisions: readonly Decision[]): Decided {
  const about = decisionsAbout(subject.repository, decisions)
    .filter(({ from }) => from <= subject.today)
    .sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1));
  const answers = new Map<string, DecidedAnswer>();
  for (const decision of about) {
    for (const check of checksOf(decision)) {
      const answer = answerOf(decision, subject.today);
      if (!answers.has(check) || isBetter(answer, answers.get(check))) answers.set(check, answer);
    }
  }
  const permitting = about.filter(permitsClosed);
  excuseClosures(answers, subject, permitting);
  return { answers, closedWithReason: permitting.some((each) => isInForce(each, subject.today)) };
}

/** What is public needs no decision to be closed. */
const publicationChecks = ['is-public'];

function checksOf(decision: Decision): readonly string[] {
  if (decision.check !== undefined) return [decision.check];
  return permitsClosed(decision) ? publicationChecks : [];
}

function permitsClosed({ kind }: Decision): boolean {
  return kindOf(kind)?.permitsClosed === true;
}

function isBetter(answer: DecidedAnswer, known: DecidedAnswer | undefined): boolean {
  return known?.outcome === 'unmet' && answer.outcome !== 'unmet';
}

/** A finding is public: it names no people, and gives the reason in the words of the list. */
function answerOf(decision: Decision, today: string): DecidedAnswer {
  const kind = kindOf(decision.kind);
  const end = britishDate(endOf(decision)) ?? endOf(decision);
  const label = (kind?.label ?? decision.kind).toLowerCase();
  if (!isInForce(decision, today))
    return { outcome: 'unmet', because: `A decision (${label}) ended on ${end}.` };
  const reason = reasonText(decision);
  return kind?.effect === 'declared'
    ? { outcome: 'declared', because: `Declared until ${end}: ${reason}.` }
    : { outcome: 'waived', because: `Waived until ${end} (${label}): ${reason}.` };
}

/** Closing what was open is no breach where a decision was in force on that day, also after it has ended. */
function excuseClosures(
  answers: Map<string, DecidedAnswer>,
  { closures }: Subject,
  permitting: readonly Decision[],
): void {
  const breaches = breachesIn(closures);
  if (breaches.length === 0) return;
  const covering = breaches.map((closure) => decisionOn(closure, permitting));
  const [first] = covering;
  if (first === undefined || covering.includes(undefined)) return;
  const label = (kindOf(first.kind)?.label ?? first.kind).toLowerCase();
  const because = `A decision (${label}) was in force when it was closed: ${reasonText(first)}.`;
  answers.set('stays-open', { outcome: 'waived', because });
}

/** The decision that was in force when a repository was found closed. */
export function decisionOn<D extends Decision>({ from }: Closure, decisions: readonly D[]): D | undefined {
  return decisions.find((each) => permitsClosed(each) && isInForce(each, from.slice(0, 10)));
}
