/**
 * Prints verdicts with their proof, to be read beside what a person says: node scripts/read-verdicts.ts [--check ID]… SOURCE…
 *
 * SOURCE is a file of recorded repositories or a folder with git, perhaps with its name (owner/name=FOLDER). Each row has,
 * between tabs: repository, check, outcome, reason, proof, and the line that the proof leads to. With --proofs only rows whose
 * reason quotes words that are not in that line are printed.
 */
import { assessFiles } from '../src/assessment/assessment.ts';
import type { Finding } from '../src/domain/assessment.ts';
import { checks } from '../src/policy/policy.ts';
import { readRepositories, type RecordedFacts } from './recorded-repositories.ts';

const everyCheck = {
  ...{ id: 'every-check', title: 'Every check', version: '1', summary: 'All checks.', source: '', url: null },
  ...{ effectiveFrom: '2020-01-01', lastReviewed: '2020-01-01' },
  clauses: checks.map(({ id }) => ({ check: id, force: 'required' as const, clause: '1', text: id })),
};

const asked = new Set<string>();
const sources: string[] = [];
let onlyProofs = false;
for (let at = 2; at < process.argv.length; at += 1) {
  const word = process.argv[at] ?? '';
  if (word === '--proofs') onlyProofs = true;
  else if (word === '--check') asked.add(process.argv[(at += 1)] ?? '');
  else sources.push(word);
}

/** The line of a file that a proof names (README.md#L7), without spaces around it. */
function lineAt(proof: string | undefined, { files }: RecordedFacts): string {
  const [, path, line] = /^(.+)#L(\d+)$/.exec(proof ?? '') ?? [];
  const lines = files.find((file) => file.path === path)?.text?.split(/\r\n?|\n/) ?? [];
  return (lines[Number(line) - 1] ?? '').trim().replaceAll('\t', ' ');
}

/** Whether the words that a reason quotes begin in the line: markup and what follows on other lines left aside. */
function isProven({ because }: Finding, line: string): boolean {
  const [, quote] = /“([^”]+)”/.exec(because) ?? [];
  if (quote === undefined || line === '') return true;
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = new Set(words(line));
  return words(quote)
    .slice(0, 3)
    .every((word) => said.has(word));
}

for (const source of sources)
  for (const facts of readRepositories(source, new Date())) {
    const { findings } = assessFiles(facts, [everyCheck]);
    for (const finding of findings) {
      if (asked.size > 0 && !asked.has(finding.check)) continue;
      const line = lineAt(finding.proof, facts);
      if (onlyProofs && isProven(finding, line)) continue;
      const { check, outcome, because, proof = '' } = finding;
      const { owner, name } = facts.evidence;
      console.log([`${owner}/${name}`, check, outcome, because, proof, line.slice(0, 200)].join('\t'));
    }
  }
