/**
 * Made-up people, as JSON or CSV.
 *
 *   npm run --silent fake-data
 *   npm run --silent fake-data -- --count 50 --seed 7 --format csv
 */
import { parseArgs } from 'node:util';
import { fakePeople } from '../lib/fake-people.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string', default: 'json' },
  },
});
const count = Number(values.count);
if (!Number.isInteger(count) || count < 1 || count > 10_000 || !['json', 'csv'].includes(values.format)) {
  console.error('Usage: npm run --silent fake-data -- --count 50 --seed 7 --format csv (at most 10,000 people)');
  process.exit(1);
}

const people = fakePeople(count, Number(values.seed)).map(({ dateOfBirth: { day, month, year }, ...person }) => ({
  ...person,
  dateOfBirth: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
}));
if (values.format === 'json') console.log(JSON.stringify(people, null, 2));
else for (const row of [Object.keys(people[0]), ...people.map(Object.values)]) console.log(row.map((cell) => `"${cell}"`).join(','));
