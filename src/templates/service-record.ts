import type { ServiceRecord } from '../registry/template.ts';
import { literals } from './literals.ts';

export { readServiceRecord, recordPath } from '../registry/service-record.ts';

export function writeServiceRecord({ template, version, started, answers }: ServiceRecord): string {
  const { yaml } = literals;
  return [
    '# What this service was made from. `codehub upgrade` needs it to bring in what the template has learnt since.',
    `template: ${yaml(template)}`,
    `version: ${yaml(version)}`,
    ...(started === null ? [] : [`started: ${yaml(started)}`]),
    Object.keys(answers).length === 0 ? 'answers: {}' : 'answers:',
    ...Object.entries(answers).map(([id, value]) => `  ${id}: ${yaml(value)}`),
    '',
  ].join('\n');
}
