import type { Decision, DecisionState } from '../domain/decision.ts';
import { kindOf } from './kinds/kinds.ts';

/** A decision that ends so soon is announced. */
export const dueDays = 30;

const dayMs = 24 * 3_600_000;

/**
 * The day by which code under a decision is to be open: so many months after delivery as the reason gives, and those by which
 * it was extended. Undefined where it need not be opened, or nothing was delivered yet.
 */
export function openBy({
  kind,
  reason,
  deliveredOn,
  extensionMonths = 0,
}: Pick<Decision, 'kind' | 'reason' | 'deliveredOn' | 'extensionMonths'>): string | undefined {
  const months = kindOf(kind)?.reasons[reason]?.coolingOffMonths;
  if (months === undefined || deliveredOn === undefined) return undefined;
  return addMonths(deliveredOn, months + extensionMonths);
}

/** The last day on which a decision counts: that of its review, or that by which the code is to be open if it is earlier. */
export function endOf(decision: Decision): string {
  const open = openBy(decision);
  return open !== undefined && open < decision.reviewBy ? open : decision.reviewBy;
}

/** @param today such as `2026-11-23` */
export function stateOf(decision: Decision, today: string): DecisionState {
  const end = endOf(decision);
  if (today > end) return 'expired';
  if (today < decision.from) return 'planned';
  return today >= addDays(end, -dueDays) ? 'due' : 'in-force';
}

/** Whether a decision counts on a day. */
export function isInForce(decision: Decision, today: string): boolean {
  return today >= decision.from && today <= endOf(decision);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The same day some months later, or the last of that month: 31 August and six months make 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
