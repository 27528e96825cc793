import { defineKind } from '../mending-kind.ts';
import { isOnGitHub } from '../reporting.ts';

/** What people see when they open a pull request. */
export const pullRequestTemplateFile = defineKind({
  id: 'pull-request-template',
  title: 'a template for pull requests',
  checks: ['pull-request-template'],
  needsCheck: true,
  isUsual: true,
  isTaken: (path) =>
    /^(?:(?:\.github|\.gitlab|docs?)\/)?(?:pull|merge)[-_]request[-_]templates?(?:\/.*|\.[\w.-]{1,20})?$/i.test(
      path,
    ),
  draft: (facts) => ({
    path: isOnGitHub(facts)
      ? '.github/PULL_REQUEST_TEMPLATE.md'
      : '.gitlab/merge_request_templates/Default.md',
    text: `## What changes, and for whom

## Why

## How it was tested

- [ ] No data about real people, and no passwords or keys, are in this change
- [ ] Tests and documentation are part of it
`,
    remarks: [],
  }),
});
