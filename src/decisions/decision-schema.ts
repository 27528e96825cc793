import { z } from 'zod';
import type { Decision } from '../domain/decision.ts';
import { checks } from '../policy/policy.ts';
import { addMonths } from './dates.ts';
import { maxExtensionMonths, type DecisionKind } from './kinds/kind.ts';
import { decisionKinds, kindOf } from './kinds/kinds.ts';

/** Nothing is decided for ever: who knew why has left by then. */
const maxMonths = 24;
const maxText = 2000;

const words = (most: number) =>
  z
    .string({ error: 'must be text' })
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must not be longer than ${most} characters`);
const day = z.iso.date('must be a date such as "2026-11-23"');

const fields = z.strictObject({
  id: z
    .string({ error: 'must be text' })
    .max(80, 'must not be longer than 80 characters')
    .regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'must be lower-case words joined by hyphens, such as payroll-closed',
    ),
  kind: z.enum(decisionKinds.map(({ id }) => id) as [string, ...string[]], {
    error: `must be one of: ${decisionKinds.map(({ id }) => id).join(', ')}`,
  }),
  repositories: z
    .array(
      z
        .string()
        .regex(
          /^[\w.-]+(?:\/[\w.-]+)*\/[\w.*-]+$/,
          'must be written as owner/name, with * for any characters of the name',
        ),
    )
    .min(1, 'must name at least one repository')
    .max(200, 'must not name more than 200'),
  check: z.string().optional(),
  reason: z.string({ error: 'must be one of the reasons of its kind' }),
  note: words(maxText).optional(),
  threatModel: z
    .strictObject({
      attacker: words(maxText),
      publicationChanges: words(maxText),
      protectedBy: words(maxText),
    })
    .optional(),
  requestedBy: words(200),
  approvedBy: words(200),
  from: day,
  reviewBy: day,
  deliveredOn: day.optional(),
  extensionMonths: z
    .int('must be a whole number of months')
    .min(0, 'must not be less than 0')
    .max(maxExtensionMonths, `must not be more than ${maxExtensionMonths}: no extension is longer`)
    .optional(),
  extensionAgreedBy: words(200).optional(),
});

/** Reads a decision, as the catalogue, the API and the form give it; every message is a sentence after the field's name. */
export const decisionSchema: z.ZodType<Decision> = fields.superRefine((decision, context) => {
  const kind = kindOf(decision.kind);
  if (!kind) return;
  const report = (path: keyof Decision, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  reportKind(decision, kind, report);
  reportPeople(decision, report);
  reportDates(decision, kind, report);
});

type Report = (path: keyof Decision, message: string) => void;

function reportKind(decision: Decision, kind: DecisionKind, report: Report): void {
  const { check, reason, threatModel } = decision;
  if (!Object.hasOwn(kind.reasons, reason))
    report('reason', `must be one of: ${Object.keys(kind.reasons).join(', ')}`);
  if (kind.effect === 'publication' && check !== undefined)
    report('check', `belongs to no decision of the kind ${kind.id}`);
  if (kind.effect !== 'publication' && !checks.some(({ id }) => id === check))
    report('check', `must be a check: ${checks.map(({ id }) => id).join(', ')}`);
  if (kind.needsThreatModel && threatModel === undefined)
    report('threatModel', 'must say who might attack, what publication changes and what protects instead');
}

function reportPeople({ requestedBy, approvedBy }: Decision, report: Report): void {
  const plain = (name: string) => name.toLowerCase().replaceAll(/\s+/g, ' ');
  if (plain(requestedBy) === plain(approvedBy))
    report('approvedBy', 'must be somebody else than who asked for it');
}

function reportDates(decision: Decision, kind: DecisionKind, report: Report): void {
  const { from, reviewBy, deliveredOn, extensionMonths = 0, extensionAgreedBy, reason } = decision;
  if (reviewBy <= from) report('reviewBy', 'must be later than the first day');
  if (reviewBy > addMonths(from, maxMonths))
    report('reviewBy', `must be within ${maxMonths} months of the first day`);
  const cools = kind.reasons[reason]?.coolingOffMonths !== undefined;
  if (deliveredOn !== undefined && !cools) report('deliveredOn', 'belongs to no decision with this reason');
  if (extensionMonths === 0) return;
  if (!cools) report('extensionMonths', 'belongs to no decision with this reason');
  if (extensionAgreedBy === undefined)
    report('extensionAgreedBy', 'must name the central government body that agreed');
}
