import { statfs } from 'node:fs/promises';
import type { Config } from './config.ts';
import { codeOf } from './files.ts';
import { traceOf, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { ReadMessage, SplitMessages } from './message.ts';
import { NoRoom, Rejected } from './problems.ts';
import type { Queue } from './queue.ts';

export interface IntakeParts {
  queue: Queue;
  read: ReadMessage;
  split: SplitMessages;
  metrics: Metrics;
  log: Log;
  stop: AbortSignal;
  config: Pick<Config, 'DATA' | 'LEAST_FREE_BYTES' | 'MOST_WAITING'>;
}

/** The one door for messages that come by a network. */
export interface Intake {
  /**
   * Takes a message that is right, or a batch of which each is right. Resolves with its receipt when it is safe on the
   * disk. Throws Rejected for one that is wrong, and NoRoom when it cannot be kept now.
   */
  take(bytes: Uint8Array): Promise<string>;
  /** Puts by what has been checked, or is to be checked by the worker. Throws NoRoom. */
  keep(bytes: Uint8Array): Promise<string>;
  /** Why nothing can be taken now; undefined when it can. */
  closed(bytes?: number): Promise<string | undefined>;
}

export function createIntake({ queue, read, split, metrics, log, stop, config }: IntakeParts): Intake {
  let counted = { at: -Infinity, waiting: 0 };

  /** Counting many files takes time, so a count is used for a second, with what came since added. */
  async function waiting(): Promise<number> {
    if (performance.now() - counted.at > 1000)
      counted = { at: performance.now(), waiting: (await queue.count('inbox')) + (await queue.count('waiting')) };
    return counted.waiting;
  }

  async function closed(bytes = 0): Promise<string | undefined> {
    if (stop.aborted) return 'The worker is stopping.';
    if ((await waiting()) >= config.MOST_WAITING) return 'Too many messages wait already.';
    const { bavail, bsize } = await statfs(config.DATA);
    return bavail * bsize < config.LEAST_FREE_BYTES + bytes ? 'The disk is nearly full.' : undefined;
  }

  async function keep(bytes: Uint8Array): Promise<string> {
    const reason = await closed(bytes.length);
    if (reason) throw new NoRoom(reason);
    try {
      const receipt = await queue.put(bytes);
      counted.waiting += 1;
      log('received', { receipt });
      return receipt;
    } catch (error) {
      if (codeOf(error) === '') throw error;
      log('not-kept', { error: traceOf(error) });
      throw new NoRoom('The message could not be written to the disk.');
    }
  }

  return {
    closed,
    keep,
    async take(bytes) {
      try {
        check(bytes, read, split);
        return await keep(bytes);
      } catch (error) {
        if (error instanceof Rejected || error instanceof NoRoom) metrics.count('refused_total');
        throw error;
      }
    },
  };
}

function check(bytes: Uint8Array, read: ReadMessage, split: SplitMessages): void {
  const several = split(bytes);
  if (!several) return void read(bytes);
  const problems = several.flatMap((one, index) => {
    try {
      read(one);
      return [];
    } catch (error) {
      if (error instanceof Rejected) return error.problems.map((problem) => `Message ${index + 1}: ${problem}`);
      throw error;
    }
  });
  if (problems.length > 0) throw new Rejected(problems.slice(0, 20));
}
