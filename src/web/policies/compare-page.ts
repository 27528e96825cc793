import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import { comparePolicies, comparisons, type ComparedCheck } from '../../domain/compare-policies.ts';
import type { CheckProse, Policy, PolicyClause } from '../../domain/policy.ts';
import { addresses } from '../components/addresses.ts';
import { textParameter } from '../components/parameters.ts';
import { forceLabels } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';

interface CompareServices {
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
}

interface Words {
  policies: readonly Policy[];
  prose: CompareServices['prose'];
}

/**
 * `/policies/compare?one&other`: what two policies ask, side by side. Where one is not named, it is the first of the
 * others; a name that no policy has is not found.
 */
export function comparePage({ policies, prose }: CompareServices): Router {
  return Router().get('/policies/compare', (req, res) => {
    const all = policies();
    const wanted = textParameter(req.query, 'other');
    const one = chosen(textParameter(req.query, 'one'), all, ({ id }) => id !== wanted);
    const other = chosen(wanted, all, ({ id }) => id !== one.id);
    res.render('policies/compare', compareView(one, other, { policies: all, prose }));
  });
}

function chosen(id: string, all: readonly Policy[], otherwise: (policy: Policy) => boolean): Policy {
  const found = id === '' ? (all.find(otherwise) ?? all[0]) : all.find((policy) => policy.id === id);
  if (found === undefined) throw notFound(id === '' ? 'A policy to compare' : `The policy ${id}`);
  return found;
}

/** Every check that either policy asks for, by how they differ: with another force, only in one, alike. */
export function compareView(one: Policy, other: Policy, { policies, prose }: Words) {
  const all = comparePolicies(one, other);
  const headings: Record<(typeof comparisons)[number], string> = {
    'other-force': 'Asked with different force',
    'only-one': `Only in ${one.title}`,
    'only-other': `Only in ${other.title}`,
    alike: 'Asked with the same force',
  };
  const groups = comparisons
    .map((comparison) => ({
      heading: headings[comparison],
      checks: all.filter((row) => row.comparison === comparison).map((row) => rowOf(row, prose)),
    }))
    .filter(({ checks }) => checks.length > 0);
  return {
    title: 'Compare policies',
    one: { title: one.title, options: policyOptions(policies, one.id) },
    other: { title: other.title, options: policyOptions(policies, other.id) },
    summary: summaryOf(one, other, all),
    groups,
  };
}

function rowOf({ check, one, other }: ComparedCheck, prose: Words['prose']) {
  const words = { check: prose(check)?.title ?? check, href: addresses.check(check) };
  return { ...words, one: askedBy(one), other: askedBy(other) };
}

/** Policies as choices of a form. */
export function policyOptions(policies: readonly Policy[], chosenId = '') {
  return policies.map(({ id, title }) => ({ value: id, text: title, selected: id === chosenId }));
}

function summaryOf(one: Policy, other: Policy, checks: readonly ComparedCheck[]): string {
  if (one.id === other.id) return 'This is the same policy twice. Choose another to compare it with.';
  const shared = checks.filter((row) => row.one && row.other);
  return `Of ${countOf(checks.length, 'check')}, both ask for ${shared.length}.`;
}

function askedBy(clause: PolicyClause | undefined): string {
  return clause ? `${forceLabels[clause.force]}, clause ${clause.clause}` : 'Not asked';
}
