import { runCli, type CommandContext } from '../../../src/cli/cli.ts';
import type { Templates } from '../../../src/templates/templates.ts';
import { always } from './a-template.ts';

/** Runs a command line on a hub with these templates, and gives back what it said, without colours. */
export async function runCommand(
  args: readonly string[],
  templates: Templates,
  overrides: Partial<CommandContext> = {},
) {
  let out = '';
  let err = '';
  const context = {
    out: (text: string) => void (out += text),
    note: (text: string) => void (err += text),
    terminal: false,
    ask: undefined,
    signal: always,
    templates: async () => templates,
    upgrading: () => import('../../../src/templates/upgrades/upgrading.ts'),
    ...overrides,
  } as unknown as CommandContext;
  const code = await runCli(args, context, '0.0.0');
  // eslint-disable-next-line no-control-regex -- colours
  return { code, err, out: out.replaceAll(/\u001b\[\d+m/g, '') };
}
