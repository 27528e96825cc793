import { treeHolds } from '../../tree-question.ts';

export const pullRequestTemplate = treeHolds({
  id: 'pull-request-template',
  title: 'Has a template for pull requests',
  why: 'A template tells contributors what a change needs before it is looked at.',
  fix: 'Add .github/PULL_REQUEST_TEMPLATE.md with the few things that you check in every change.',
  lesson: {
    time: 'minutes',
    tip: 'Ask for little: each further question costs you contributions.',
  },
  effort: 'file',
  paths:
    /^(?:\.github\/|docs\/)?pull_request_template(?:\.(?:md|txt))?$|^(?:\.github|docs)\/pull_request_template$|^\.gitlab\/merge_request_templates$/i,
  lacking: 'There is no template for pull requests.',
});
