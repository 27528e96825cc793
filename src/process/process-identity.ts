import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/*
 * A name for one process, as `<machine>-<process id>-<start>`. Process ids are used again, so the time at which a process
 * started belongs to it. A container counts as a machine of its own: ids in another one say nothing here. Both are known
 * on Linux (proc(5)); elsewhere the host name and the id have to do.
 */
const identity = /(?<machine>[0-9a-f]{8})-(?<pid>\d+)-(?<start>\d+)/;
const wholeIdentity = new RegExp(`^${identity.source}$`);

/** The name of this process. */
export function ownIdentity(): string {
  return `${ownMachine()}-${process.pid}-${startOf(process.pid) ?? 0}`;
}

/** The name of a process within a text; undefined where there is none. */
export function identityIn(text: string): string | undefined {
  return identity.exec(text)?.[0];
}

/** Whether the process of this name is known to be gone. That of another machine never is. */
export function hasExited(name: string): boolean {
  const { machine, pid, start } = wholeIdentity.exec(name)?.groups ?? {};
  if (machine !== ownMachine()) return false;
  if (!isRunning(Number(pid))) return true;
  const startNow = startOf(Number(pid));
  return startNow !== undefined && start !== '0' && String(startNow) !== start;
}

let machine: string | undefined;

function ownMachine(): string {
  const parts = [
    hostname(),
    attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    attempt(() => readlinkSync('/proc/self/ns/pid')),
  ];
  machine ??= createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 8);
  return machine;
}

/** Whether there is such a process, be it that of another user, and it has not ended. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  // A process that has ended stays in the list until its parent has asked how.
  return !/^[ZX]$/.test(statOf(pid)?.[0] ?? '');
}

/** When a process started, in ticks since the machine did; undefined where that cannot be read. */
function startOf(pid: number): number | undefined {
  const start = statOf(pid)?.[19];
  return start === undefined ? undefined : Number(start);
}

/** The fields of /proc/<pid>/stat from the third on: the second, the name, may hold spaces and brackets. */
function statOf(pid: number): string[] | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
