/**
 * Says which commits lack a body that says why, or have a subject over 120 characters:
 *
 *     node scripts/check-commits.ts origin/main..HEAD
 */
import { execFileSync } from 'node:child_process';

const maxSubject = 120;
const [range = 'origin/main..HEAD'] = process.argv.slice(2);
const log = execFileSync('git', ['log', '--no-merges', '--format=%h%x00%s%x00%b%x01', range], {
  encoding: 'utf8',
});
const faults = log
  .split('\x01')
  .map((entry) => entry.trim().split('\0'))
  .flatMap(([commit = '', subject = '', body = '']) => {
    if (commit === '') return [];
    if (subject.length > maxSubject)
      return [`${commit} has a subject of ${subject.length} characters: ${subject}`];
    return body.trim() === '' ? [`${commit} has no body that says why: ${subject}`] : [];
  });
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
