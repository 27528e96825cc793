import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import type { CheckProse, Policy, PolicyClause } from '../../domain/policy.ts';
import { addresses } from '../components/addresses.ts';
import { textParameter } from '../components/parameters.ts';
import { forceLabels } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';

interface CompareServices {
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
}

/** One check that either policy asks for. */
interface ComparedCheck {
  check: string;
  href: string;
  /** The force and the clause in each; what neither names is not asked. */
  one: string;
  other: string;
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

/** Every check that either policy asks for, by how they differ: only in one, with another force, alike. */
export function compareView(one: Policy, other: Policy, { policies, prose }: Words) {
  const [left, right] = [clausesOf(one), clausesOf(other)];
  const groupOf = (heading: string, belongs: (check: string) => boolean) => {
    const asked = [...new Set([...left.keys(), ...right.keys()])].filter(belongs);
    const checks = asked.map((check): ComparedCheck => {
      const words = { check: prose(check)?.title ?? check, href: addresses.check(check) };
      return { ...words, one: askedBy(left.get(check)), other: askedBy(right.get(check)) };
    });
    return { heading, checks };
  };
  const inBoth = (check: string) => left.has(check) && right.has(check);
  const alike = (check: string) => left.get(check)?.force === right.get(check)?.force;
  const groups = [
    groupOf('Asked with different force', (check) => inBoth(check) && !alike(check)),
    groupOf(`Only in ${one.title}`, (check) => !right.has(check)),
    groupOf(`Only in ${other.title}`, (check) => !left.has(check)),
    groupOf('Asked with the same force', (check) => inBoth(check) && alike(check)),
  ].filter(({ checks }) => checks.length > 0);
  return {
    title: 'Compare policies',
    one: { title: one.title, options: policyOptions(policies, one.id) },
    other: { title: other.title, options: policyOptions(policies, other.id) },
    summary: summaryOf(
      one,
      other,
      groups.flatMap(({ checks }) => checks),
    ),
    groups,
  };
}

/** Policies as choices of a form. */
export function policyOptions(policies: readonly Policy[], chosenId = '') {
  return policies.map(({ id, title }) => ({ value: id, text: title, selected: id === chosenId }));
}

const notAsked = 'Not asked';

function summaryOf(one: Policy, other: Policy, checks: readonly ComparedCheck[]): string {
  if (one.id === other.id) return 'This is the same policy twice. Choose another to compare it with.';
  const shared = checks.filter((row) => row.one !== notAsked && row.other !== notAsked);
  return `Of ${countOf(checks.length, 'check')}, both ask for ${shared.length}.`;
}

function clausesOf({ clauses }: Policy): ReadonlyMap<string, PolicyClause> {
  return new Map(clauses.map((clause) => [clause.check, clause]));
}

function askedBy(clause: PolicyClause | undefined): string {
  return clause ? `${forceLabels[clause.force]}, clause ${clause.clause}` : notAsked;
}
