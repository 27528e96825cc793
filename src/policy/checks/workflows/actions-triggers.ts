import { proofAt } from '../../../domain/proof.ts';
import { met, unmet } from '../../check.ts';
import { workflowCheck } from '../../workflows.ts';

const trigger =
  /^(?:\s{0,8}(?:-\s{1,4})?|on:\s{1,9}\[?(?:[\w, ]{0,200}[, ])?)(pull_request_target|workflow_run|issue_comment)\b(?!\.)/;

export const actionsTriggers = workflowCheck({
  id: 'actions-triggers',
  title: 'Uses no risky triggers',
  why: 'Workflows that start on what strangers send, with your secrets at hand, are how secrets are stolen. This shows the line; whether it is safe, people must say.',
  fix: 'Use pull_request in place of pull_request_target. Where a risky trigger is needed, never check out or run what the stranger sent.',
  lesson: {
    time: 'hour',
    tip: 'Split the workflow: one part runs strangers’ code without secrets, the other has secrets and runs none of it.',
  },
  judge(lines) {
    const risky = lines.find(({ text }) => trigger.test(text));
    const [, name = ''] = risky ? (trigger.exec(risky.text) ?? []) : [];
    return risky
      ? unmet(
          `${risky.path} starts on ${name}, which is likely to run with secrets on what strangers send.`,
          proofAt(risky.path, risky.line),
        )
      : met('No workflow starts on pull_request_target, workflow_run or issue_comment.');
  },
});
