import { contributingTopic } from '../../contributing-topic.ts';

export const contributionRequirements = contributingTopic({
  id: 'contribution-requirements',
  title: 'Says what a contribution needs',
  why: 'Contributors who know about tests, style and review send changes that can be taken.',
  fix: 'Say in CONTRIBUTING what a change needs before it is merged: tests, style, review, a description.',
  lesson: {
    time: 'hour',
    tip: 'Let a workflow check what it can, so that people need to remember less.',
  },
  sentence:
    /\b(?:tests?|lint\w*|style ?guide|coding (?:style|standards?)|code review|reviewed|sign(?:ed)?[- ]?off|conventional commits?|documentation|pre-commit|squash|rebase|format(?:ted|ting)?|approv\w+|licen[cs]ed? under|changelog)\b/i,
  lacking: 'does not say what a contribution needs',
});
