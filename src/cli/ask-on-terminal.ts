import { Problem } from '../base/problem.ts';

/**
 * Asks one question on the terminal.
 *
 * @returns the line the person typed
 * @throws Problem `invalid` when they end the input instead; the signal's reason when they stop the program
 */
export async function askOnTerminal(prompt: string, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  // A terminal that is being read from gives Ctrl-C to the reader, not to the process.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  lines.once('close', () => ended.abort());
  try {
    return await lines.question(prompt, { signal: AbortSignal.any([signal, ended.signal]) });
  } catch (error) {
    if (ended.signal.aborted && !signal.aborted)
      throw new Problem('invalid', 'Stopped before the last question. Nothing was written.', {
        cause: error,
      });
    throw error;
  } finally {
    lines.close();
  }
}
