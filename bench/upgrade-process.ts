import { enableCompileCache } from 'node:module';

// As src/main.ts does.
enableCompileCache();
const { runCli } = await import('../src/cli/cli.ts');
const { createServices } = await import('../src/app/services.ts');

/** `codehub upgrade` with templates of another folder than the hub's own. */
const [templates = '', directory = ''] = process.argv.slice(2);
const code = await runCli(
  ['upgrade', directory],
  {
    out: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
    terminal: false,
    ask: undefined,
    signal: new AbortController().signal,
    ...createServices({ version: '0.0.0', folder: process.cwd() }),
    async templates() {
      const { loadTemplates } = await import('../src/templates/templates.ts');
      return loadTemplates(templates);
    },
  },
  '0.0.0',
);
process.exit(code);
