/**
 * Tries every page of the prototype against the rules of WCAG 2.2 AA that a machine can judge, and says what to mend.
 *
 *   npm run axe            all pages
 *   npm run axe -- /v2     pages whose address begins with /v2
 */
import '../lib/require-node.js';
import { tryPages } from '../test/try-pages.js';

const wanted = process.argv[2] ?? '/';
let tried = 0;
let failed = 0;
for await (const { address, file, faults } of tryPages()) {
  if (!address.startsWith(wanted)) continue;
  tried += 1;
  if (faults.length === 0) continue;
  failed += 1;
  console.log(`\n${address} (${file})`);
  for (const fault of faults) console.log(`  ${fault}`);
}
console.log(`\n${tried} pages tried, ${failed === 0 ? 'no fault found' : `${failed} with faults`}. Colours and what people understand need a person.`);
if (failed > 0) process.exitCode = 1;
