import type { ForgeAccount } from './account.ts';

export const nations = ['England', 'Scotland', 'Wales', 'Northern Ireland', 'UK'] as const;

export type Nation = (typeof nations)[number];

/** A body in the catalogue that publishes code. */
export interface Organisation {
  /** Its name in this hub's addresses, and on GitHub unless `accounts` says otherwise; compared without regard to case. */
  login: string;
  /** Where its code is. Undefined: on GitHub, under `login`. */
  accounts?: readonly ForgeAccount[] | undefined;
  name: string;
  bodyType: BodyType;
  nation: Nation;
  homepage: string | null;
  /** The body this one belongs to, by name. */
  parent: string | null;
  /** Logins or names that came before this one. */
  predecessors: string[];
  /** The body that took over, for a legacy body. */
  successor: string | null;
  /** Ids of the policies that bind it. */
  policies: string[];
}

export const bodyTypes = [
  'national-body',
  'special-health-authority',
  'special-health-board',
  'arms-length-body',
  'regulator',
  'executive-agency',
  'government-owned-company',
  'icb',
  'csu',
  'trust',
  'hsc-body',
  'legacy-body',
  'community',
  'research',
  'charity',
] as const;

export type BodyType = (typeof bodyTypes)[number];

/**
 * Whether a kind of body publishes as the Crown: departments' agencies do (Copyright, Designs and Patents Act 1988, section
 * 163), and NHS England, with its support units, by its own open source policy. Health service bodies are no servants of the
 * Crown (National Health Service and Community Care Act 1990, section 60). `unclear` where the kind alone does not tell.
 */
export function crownStanding(bodyType: BodyType): 'crown' | 'not-crown' | 'unclear' {
  return crownStandings[bodyType];
}

const crownStandings: Readonly<Record<BodyType, 'crown' | 'not-crown' | 'unclear'>> = {
  'national-body': 'crown',
  'executive-agency': 'crown',
  csu: 'crown',
  'special-health-authority': 'unclear',
  'arms-length-body': 'unclear',
  regulator: 'unclear',
  'legacy-body': 'unclear',
  'special-health-board': 'not-crown',
  'government-owned-company': 'not-crown',
  icb: 'not-crown',
  trust: 'not-crown',
  'hsc-body': 'not-crown',
  community: 'not-crown',
  research: 'not-crown',
  charity: 'not-crown',
};
