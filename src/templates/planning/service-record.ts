import type { TreeFile } from '../../domain/file-tree.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import { escape } from './escape.ts';

export { maxRecordLength, readServiceRecord, recordPath } from '../../lineage/service-record.ts';

export function writeServiceRecord({ template, version, from, started, answers }: ServiceRecord): string {
  const { yaml } = escape;
  const asked = Object.entries(answers);
  return [
    '# What this service was made from. Open Code Hub needs it to bring in what the template has learnt since: run',
    '# `npx --no -- codehub upgrade FOLDER-OF-THIS-SERVICE` in the folder of Open Code Hub.',
    `template: ${yaml(template)}`,
    `version: ${yaml(version)}`,
    ...(from === undefined ? [] : [`from: ${yaml(from)}`]),
    ...(started === null ? [] : [`started: ${yaml(started)}`]),
    ...(asked.length > 0 ? ['answers:'] : from === undefined ? ['answers: {}'] : []),
    ...asked.map(([id, value]) => `  ${id}: ${yaml(value)}`),
    '',
  ].join('\n');
}

/** A record as the file of a service. */
export function recordFile(record: ServiceRecord): TreeFile {
  return { kind: 'file', content: new TextEncoder().encode(writeServiceRecord(record)) };
}
