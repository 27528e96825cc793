#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=80
// Executable still: npx keeps a link to it where it was first run before bin/codehub.js came.
import { readFile } from 'node:fs/promises';
import { askOnTerminal, runCli } from './cli/cli.ts';
import { createServices } from './app/services.ts';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => stop.abort(new DOMException(`Stopped by ${name}`, 'AbortError')));
}
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader, such as `head`, has seen enough
});

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY,
    ask:
      process.stdin.isTTY && process.stderr.isTTY
        ? (prompt) => askOnTerminal(prompt, stop.signal)
        : undefined,
    signal: stop.signal,
    ...createServices({ version, folder: process.cwd(), signal: stop.signal }),
  },
  version,
);

// Not left to the end of the event loop: libraries keep timers for several seconds after a command has nothing left to do.
process.stdout.write('', () => process.exit());
