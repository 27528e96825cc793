import { once } from 'node:events';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** `codehub mcp`: the Model Context Protocol over standard input and output, for assistants on this machine. */
export function mcpCommand(program: Command, context: CommandContext): void {
  program
    .command('mcp')
    .description('Answer an assistant over standard input and output (Model Context Protocol).')
    .action(async () => {
      const [{ createMcpServer }, { StdioServerTransport }] = await Promise.all([
        import('../mcp/server.ts'),
        import('@modelcontextprotocol/sdk/server/stdio.js'),
      ]);
      await using hub = await context.openHub();
      await hub.refreshSearch();
      const { publicStore: store, search, policies, version } = { ...hub, version: program.version() ?? '' };
      const templates = await context.templates();
      const server = createMcpServer({ store, search, templates, policies: () => policies, version }, '');
      await server.connect(new StdioServerTransport());
      await Promise.race([once(process.stdin, 'end'), whenAborted(context.signal)]);
      await server.close();
    });
}

async function whenAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
