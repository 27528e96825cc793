import type { Command } from 'commander';
import type * as Decisions from '../decisions/decisions.ts';
import { decisionStates, type DecisionState, type RecordedDecision } from '../domain/decision.ts';
import type { CommandContext } from './command-context.ts';

const stateWords: Record<DecisionState, string> = {
  due: 'review due',
  expired: 'ended',
  'in-force': 'in force',
  planned: 'planned',
};

export function decisionsCommand(program: Command, context: CommandContext): void {
  program
    .command('decisions')
    .description('List every decision, whole: those that end soon first. Do not publish the list.')
    .option('--json', 'print one JSON document', false)
    .action(async ({ json }: { json: boolean }) => {
      const decisions = await import('../decisions/decisions.ts');
      await using hub = await context.openHub();
      const today = new Date().toISOString().slice(0, 10);
      const listed = hub.decisions
        .current()
        .map((decision) => ({ ...decision, state: decisions.stateOf(decision, today) }))
        .sort((a, b) => decisionStates.indexOf(a.state) - decisionStates.indexOf(b.state));
      context.out(
        json
          ? `${JSON.stringify(listed, null, 2)}\n`
          : listed.map((each) => lineOf(each, decisions)).join(''),
      );
      if (listed.length === 0) context.note('No decisions are recorded.\n');
    });
}

function lineOf(
  decision: RecordedDecision & { state: DecisionState },
  { kindOf, reasonText }: Pick<typeof Decisions, 'kindOf' | 'reasonText'>,
): string {
  const { id, kind, check, repositories, from, reviewBy, state } = decision;
  const about = `${repositories.join(', ')}${check === undefined ? '' : ` (${check})`}`;
  const what = `${kindOf(kind)?.label ?? kind}: ${reasonText(decision)}`;
  return `${id} (${stateWords[state]}, ${from} to ${reviewBy})\n  ${about}\n  ${what}\n`;
}
