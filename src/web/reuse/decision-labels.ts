import type { ReuseDecision } from '../../domain/reuse-record.ts';

export const decisionLabels: Record<ReuseDecision, string> = {
  reuse: 'Reuse',
  adapt: 'Adapt',
  buy: 'Buy',
  build: 'Build',
};

export const decisionHints: Record<ReuseDecision, string> = {
  reuse: 'Use something that exists without changing it',
  adapt: 'Change something that exists, and offer the changes back',
  buy: 'Buy a product or service, because nothing suitable exists',
  build: 'Build something new, because nothing suitable exists',
};
