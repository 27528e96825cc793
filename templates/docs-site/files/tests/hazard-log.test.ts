import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'yaml';
import { hazardTable, parseHazardLog, risk } from '../src/hazard-log.ts';

const control = { what: 'Match by NHS number', kind: 'design', evidence: 'tests/match.test.ts' };
const hazard = {
  id: 'H1',
  title: 'Wrong <patient>',
  harm: 'Wrong treatment',
  causes: ['A slip'],
  controls: [control],
  first: { severity: 4, likelihood: 3 },
  remaining: { severity: 4, likelihood: 1 },
  status: 'accepted',
  owner: 'Clinical safety officer',
};
const parse = (...hazards: object[]) => parseHazardLog(stringify({ hazards }), 'hazard-log.yml');

test('risks are as the matrix of the plan has them', () => {
  const plan = { 5: '34455', 4: '23345', 3: '22334', 2: '12234', 1: '11223' };
  for (const [likelihood, row] of Object.entries(plan))
    for (const [index, expected] of Array.from(row).entries())
      assert.equal(
        risk({ severity: index + 1, likelihood: Number(likelihood) }),
        Number(expected),
        `${likelihood}, ${index + 1}`,
      );
});

test('a risk never falls when severity or likelihood rises', () => {
  for (let severity = 1; severity <= 5; severity += 1)
    for (let likelihood = 1; likelihood < 5; likelihood += 1) {
      assert.ok(risk({ severity, likelihood: likelihood + 1 }) >= risk({ severity, likelihood }));
      assert.ok(
        risk({ severity: likelihood + 1, likelihood: severity }) >=
          risk({ severity: likelihood, likelihood: severity }),
      );
    }
});

test('a hazard that was controlled with evidence can be accepted', () => {
  assert.equal(parse(hazard).length, 1);
});

const wrong: [string, object, RegExp][] = [
  ['accepted with a high remaining risk', { remaining: { severity: 5, likelihood: 2 } }, /4 or 5 is not acceptable/],
  ['accepted without a judgement', { remaining: null }, /judged/],
  ['accepted on a control without evidence', { controls: [{ ...control, evidence: null }] }, /evidence/],
  ['accepted though an example', { example: true }, /example/],
  ['judged beyond the scale', { first: { severity: 6, likelihood: 0 } }, /severity[^]*likelihood/],
  ['without causes', { causes: [] }, /causes/],
  ['with a field that nobody knows', { risk: 1 }, /risk/],
];
for (const [name, change, message] of wrong) {
  test(`a hazard ${name} stops the build`, () => {
    assert.throws(() => parse({ ...hazard, ...change }), message);
  });
}

test('an id used twice, and an empty log, stop the build', () => {
  assert.throws(() => parse(hazard, hazard), /same id/);
  assert.throws(() => parse(), /hazards/);
  assert.throws(() => parseHazardLog('', 'hazard-log.yml'), /hazards/);
});

test('the table shows what was worked out, and hostile text as text', () => {
  const { text } = hazardTable(
    parse(hazard, { ...hazard, id: 'H2', status: 'open', first: null, remaining: null, example: true }),
  );
  assert.match(text, /Risk 3<[^]*Risk 2<[^]*Accepted/);
  assert.match(text, /Not judged[^]*Open \(example\)/);
  assert.match(text, /examples show how the log works/);
  assert.doesNotMatch(text, /<patient>/);
  assert.doesNotMatch(hazardTable(parse(hazard)).text, /examples show/);
});
