import type { ReuseDecision } from '../../domain/reuse-record.ts';

export const decisionWords: Record<ReuseDecision, string> = {
  reuse: 'Reuse',
  adapt: 'Adapt',
  buy: 'Buy',
  build: 'Build',
};

export const decisionHints: Record<ReuseDecision, string> = {
  reuse: 'Use what exists as it is',
  adapt: 'Change what exists, and offer the changes back',
  buy: 'Buy a product or a service, because nothing that exists fits',
  build: 'Build something new, because nothing that exists fits',
};
