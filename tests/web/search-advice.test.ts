import { expect, test } from 'vitest';
import { exactly } from '../../src/web/search/search-advice.ts';

test.each([
  ['apointment', '"apointment"'],
  ['vacination recrods -gone is:fork', '"vacination" "recrods" -gone is:fork'],
  ['"waiting list" modle', '"waiting list" "modle"'],
  ['(fhir OR hl7) servr', '(fhir OR hl7) "servr"'],
])('%s exactly is %s', (typed, expected) => {
  expect(exactly(typed)).toBe(expected);
});
