import { decisionKinds, dueDays, type PublicDecision } from '../../decisions/decisions.ts';
import { decisionStates, type DecisionState } from '../../domain/decision.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Prose } from '../../policy/policy.ts';
import type { ClosedRepository } from '../../store/store.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import type { FieldView } from '../components/field-view.ts';
import { organisationNames } from '../components/item-view.ts';
import { organisationSelect } from '../history/history-view.ts';
import { dateOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';
import { dayText, stateLabels, subjectText } from './decision-labels.ts';

/** What the register is narrowed by; an empty text is no filter. */
export interface RegisterQuery {
  state: DecisionState | '';
  kind: string;
  /** In lower case. */
  organisation: string;
}

/** The decisions that an address asks for: what ends next comes first. */
export function narrowed(
  decisions: readonly PublicDecision[],
  { state, kind, organisation }: RegisterQuery,
): PublicDecision[] {
  return decisions
    .filter((each) => state === '' || each.state === state)
    .filter((each) => kind === '' || each.kind === kind)
    .filter((each) => organisation === '' || each.owners.includes(organisation))
    .sort((a, b) => orderOf(a) - orderOf(b) || a.endsOn.localeCompare(b.endsOn));
}

function orderOf({ state }: PublicDecision): number {
  return decisionStates.indexOf(state);
}

interface RegisterContext {
  catalogue: Catalogue;
  prose: Prose;
  /** Undefined: this hub has no administrator. */
  token: FieldView | undefined;
}

interface RegisterData {
  decisions: readonly PublicDecision[];
  /** Closed after they had been public, with no decision in force when we found it. */
  breaches: readonly ClosedRepository[];
}

export function registerView(
  { decisions, breaches }: RegisterData,
  query: RegisterQuery,
  { catalogue, prose, token }: RegisterContext,
) {
  const names = organisationNames(catalogue);
  return {
    title: 'Decisions',
    dueDays,
    selects: selectsOf(query, names),
    summary: countOf(decisions.length, 'decision'),
    rows: decisions.map((decision) => rowOf(decision, prose)),
    breaches: breaches.map(({ owner, name, organisation, from, reason }) => ({
      repository: `${owner}/${name}`,
      href: addresses.repository(owner, name),
      organisation: names.get(organisation) ?? organisation,
      from: dateOf(from),
      reason,
    })),
    kinds: decisionKinds.map(({ label, meaning }) => ({ key: label, value: meaning })),
    formats: [
      { href: withQuery('/decisions.csv', { ...query }), text: 'Download these decisions (CSV)' },
      { href: '/decisions.atom', text: 'Follow decisions (Atom feed)' },
    ],
    token: token ?? null,
  };
}

function rowOf(decision: PublicDecision, prose: Prose) {
  const { label, check, repositories, reasonText, endsOn, openBy, state } = decision;
  return {
    label,
    check: check === null ? '' : (prose(check)?.title ?? check),
    checkHref: check === null ? '' : addresses.check(check),
    repositories: repositories.map((name) => ({
      text: name,
      href: addresses.repository(name.slice(0, name.lastIndexOf('/')), name.slice(name.lastIndexOf('/') + 1)),
    })),
    others: subjectText(decision),
    reason: reasonText,
    from: dayText(decision.from),
    ends: dayText(endsOn),
    open: openBy === null ? '' : `To be open by ${dayText(openBy)}`,
    state: stateLabels[state],
  };
}

function selectsOf({ state, kind, organisation }: RegisterQuery, names: ReadonlyMap<string, string>) {
  return [
    {
      name: 'state',
      label: 'State',
      all: 'Any state',
      options: decisionStates.map((value) => ({
        ...{ value, text: stateLabels[value].text, selected: value === state },
      })),
    },
    {
      name: 'kind',
      label: 'Decision',
      all: 'Any decision',
      options: decisionKinds.map(({ id, label }) => ({ value: id, text: label, selected: id === kind })),
    },
    organisationSelect(names, organisation),
  ];
}
