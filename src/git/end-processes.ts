import { readdir, readlink } from 'node:fs/promises';

/**
 * Ends every process that runs in this folder or below. Git does not end the programs it started when it is ended
 * itself: one that waits for a silent server would stay. Only Linux tells where a process runs; elsewhere they end by
 * themselves when the server has been silent for as long as `http.lowSpeedTime` says.
 */
export async function endProcessesIn(folder: string): Promise<void> {
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  await Promise.all(processes.map((id) => endProcess(Number(id), folder)));
}

async function endProcess(id: number, folder: string): Promise<void> {
  const place = await readlink(`/proc/${id}/cwd`).catch(() => '');
  // Linux adds “ (deleted)” to the path of a folder that is gone.
  if (!place.startsWith(`${folder}/`)) return;
  try {
    process.kill(id, 'SIGTERM');
  } catch {
    // It has ended in the meantime.
  }
}
