export type Nation = 'England' | 'Scotland' | 'Wales' | 'Northern Ireland' | 'UK';

export const nations: readonly Nation[] = ['England', 'Scotland', 'Wales', 'Northern Ireland', 'UK'];

/** An account on a forge that belongs to a body in the catalogue. */
export interface Organisation {
  /** The account's name on its forge; compared without regard to case. */
  login: string;
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
