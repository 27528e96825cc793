import type { TreeFile } from '../../domain/file-tree.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import { isHubAddress } from '../../lineage/service-record.ts';
import { packageName } from '../../domain/package-name.ts';
import { escape } from './escape.ts';

export { maxRecordLength, readServiceRecord, recordPath } from '../../lineage/service-record.ts';

/** A record as YAML, with the command that brings the service up to date. */
export function writeServiceRecord(record: ServiceRecord): string {
  const { template, version, from, hub, started, answers } = record;
  const { yaml } = escape;
  const asked = Object.entries(answers);
  return [
    '# What this service was made from. Open Code Hub needs it to bring in what the template has learnt since:',
    `# run \`npx ${packageName} upgrade .\` in this folder.`,
    `template: ${yaml(template)}`,
    `version: ${yaml(version)}`,
    ...(from === undefined ? [] : [`from: ${yaml(from)}`]),
    ...(hub === undefined || !isHubAddress(hub) ? [] : [`hub: ${yaml(hub)}`]),
    ...(started === null ? [] : [`started: ${yaml(started)}`]),
    ...(asked.length > 0 ? ['answers:'] : from === undefined ? ['answers: {}'] : []),
    ...asked.map(([id, value]) => `  ${id}: ${yaml(value)}`),
    ...layerLines(record.layers),
    ...listLines('mine', record.mine),
    ...listLines('deleted', record.deleted),
    '',
  ].join('\n');
}

function layerLines(layers: ServiceRecord['layers'] = []): string[] {
  const { yaml } = escape;
  const lines = layers.flatMap(({ template, version, answers }) => [
    `  - template: ${yaml(template)}`,
    `    version: ${yaml(version)}`,
    ...(Object.keys(answers).length > 0 ? ['    answers:'] : []),
    ...Object.entries(answers).map(([id, value]) => `      ${id}: ${yaml(value)}`),
  ]);
  return lines.length === 0 ? [] : ['layers:', ...lines];
}

function listLines(name: string, paths: readonly string[] = []): string[] {
  return paths.length === 0 ? [] : [`${name}:`, ...paths.map((path) => `  - ${escape.yaml(path)}`)];
}

/** A record as the file of a service. */
export function recordFile(record: ServiceRecord): TreeFile {
  return { kind: 'file', content: new TextEncoder().encode(writeServiceRecord(record)) };
}
