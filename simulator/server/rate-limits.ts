import type { Clock } from '../../src/base/clock.ts';

export interface Limits {
  /** Points of the GraphQL API a token may spend in one window. GitHub: 5,000. */
  graphql: number;
  /** Requests to the REST API with a token in one window. GitHub: 5,000. */
  core: number;
  /** Requests to the REST API without a token in one window. GitHub: 60. */
  anonymous: number;
  /** Length of a window in seconds. GitHub: 3,600. */
  windowSeconds: number;
}

export const githubLimits: Limits = { graphql: 5_000, core: 5_000, anonymous: 60, windowSeconds: 3_600 };

export type Resource = 'core' | 'graphql';

export interface Allowance {
  resource: Resource;
  limit: number;
  used: number;
  remaining: number;
  /** Seconds since 1970. */
  reset: number;
}

interface Window {
  used: number;
  reset: number;
}

/** Counts what each token has spent of each budget. */
export class RateLimits {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(limits: Limits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** The seconds since 1970 at which something that lasts `seconds` from now is over. */
  secondsFromNow(seconds: number): number {
    return Math.ceil(this.#clock().getTime() / 1000 + seconds);
  }

  allowance(token: string | null, resource: Resource): Allowance {
    const { used, reset } = this.#window(token, resource);
    const limit = token === null && resource === 'core' ? this.#limits.anonymous : this.#limits[resource];
    return { resource, limit, used, remaining: Math.max(0, limit - used), reset };
  }

  /** Spends points; answers false, spending nothing, when there are too few left. */
  charge(token: string | null, resource: Resource, points: number): boolean {
    if (this.allowance(token, resource).remaining < points) return false;
    this.#window(token, resource).used += points;
    return true;
  }

  #window(token: string | null, resource: Resource): Window {
    const key = `${resource} ${token ?? ''}`;
    const known = this.#windows.get(key);
    if (known && known.reset * 1000 > this.#clock().getTime()) return known;
    const window = { used: 0, reset: this.secondsFromNow(this.#limits.windowSeconds) };
    this.#windows.set(key, window);
    return window;
  }
}

export function rateLimitHeaders({
  limit,
  remaining,
  used,
  reset,
  resource,
}: Allowance): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  };
}
