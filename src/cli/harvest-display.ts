import type { HarvestRun, OrganisationProgress } from '../domain/harvest-run.ts';
import type { CommandContext } from './command-context.ts';
import { duration } from './harvest-summary.ts';

const numbers = new Intl.NumberFormat('en-GB');
const clearBelow = '\u001b[0J';
const up = (lines: number) => `\u001b[${lines}A\r`;
const maxLines = 12;
const plainEvery = 5000;

export interface HarvestDisplay {
  show: (run: HarvestRun) => void;
  end: () => void;
}

/** A live picture on a terminal; elsewhere a plain line now and then. */
export function harvestDisplay({
  note,
  terminal,
}: Pick<CommandContext, 'note' | 'terminal'>): HarvestDisplay {
  return terminal ? liveDisplay(note) : plainDisplay(note);
}

function liveDisplay(note: (text: string) => void): HarvestDisplay {
  let height = 0;
  const erase = () => {
    if (height > 0) note(up(height) + clearBelow);
    height = 0;
  };
  return {
    show(run) {
      const lines = picture(run);
      erase();
      note(`${lines.join('\n')}\n`);
      height = lines.length;
    },
    end: erase,
  };
}

function plainDisplay(note: (text: string) => void): HarvestDisplay {
  let last = 0;
  return {
    show(run) {
      if (Date.now() - last < plainEvery) return;
      last = Date.now();
      note(`${headline(run)}\n`);
    },
    end() {},
  };
}

/** The lines of the live display: the whole first, then the organisations being read. */
export function picture(run: HarvestRun, now = new Date()): string[] {
  const reading = run.organisations.filter(({ state }) => state === 'listing').slice(0, maxLines);
  const width = Math.max(0, ...reading.map(({ login }) => login.length));
  return [headline(run, now), ...reading.map((each) => `  ${each.login.padEnd(width)}  ${bar(each)}`)];
}

function headline(run: HarvestRun, now = new Date()): string {
  const { counts, organisations, faults, usage } = run;
  const done = organisations.filter(({ state }) => state !== 'waiting' && state !== 'listing').length;
  const requests = Object.values(usage.requests).reduce((sum, count) => sum + count, 0);
  const parts = [
    `${done} of ${organisations.length} organisations`,
    `${numbers.format(counts.seen)} repositories read`,
    `${numbers.format(counts.found)} new`,
    `${numbers.format(counts.changed)} changed`,
    `${numbers.format(requests)} requests`,
    ...(faults.length > 0 ? [`${faults.length} faults`] : []),
  ];
  return `${parts.join(', ')} (${duration({ ...run, finishedAt: null }, now)})`;
}

function bar({ seen, total }: OrganisationProgress): string {
  if (!total) return numbers.format(seen);
  const filled = Math.min(20, Math.round((seen / total) * 20));
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${numbers.format(seen)} of ${numbers.format(total)}`;
}
