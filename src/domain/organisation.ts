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
