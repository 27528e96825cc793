import { describe, expect, test } from 'vitest';
import type { Check } from '../../../../src/policy/check.ts';
import { hasContact } from '../../../../src/policy/checks/documents/has-contact.ts';
import { hasContributing } from '../../../../src/policy/checks/documents/has-contributing.ts';
import { informativeReadme } from '../../../../src/policy/checks/documents/informative-readme.ts';
import { maintenancePlan } from '../../../../src/policy/checks/documents/maintenance-plan.ts';
import { readmeClear } from '../../../../src/policy/checks/documents/readme-clear.ts';
import { readmeInstall } from '../../../../src/policy/checks/documents/readme-install.ts';
import { readmePurpose } from '../../../../src/policy/checks/documents/readme-purpose.ts';
import { someFacts } from '../../some-facts.ts';

const readmeOf = (title: string) => `# ${title}

## About

The kit lets designers of wards make pages that look like those of the trust.

## Install

Run \`npm install\` and then \`npm start\`.

## Contribute

Pull requests are welcome.

## Support

The kit is maintained by the design team of the trust. Write to [the team](mailto:kit@sample-trust.nhs.uk).
`;
const contributing =
  '# Contributing\n\nThank you for helping the Sample trust prototype kit. Write to kit@sample-trust.nhs.uk first.';

const outcomeOf = (check: Check, name: string, title: string) =>
  check.judge(
    someFacts({
      evidence: { name },
      holds: { 'README.md': readmeOf(title), 'CONTRIBUTING.md': contributing, 'app.js': '' },
    }),
  ).outcome;

describe('a README that came with a kit', () => {
  const ofProject = [readmePurpose, readmeClear, informativeReadme, hasContact, maintenancePlan];
  test.each(ofProject)('$id asks about the project and not about the kit', (check) => {
    expect(outcomeOf(check, 'claims-prototype', 'Sample trust prototype kit')).toBe('unmet');
  });
  test('guidelines that name the kit are not those of the project', () => {
    expect(outcomeOf(hasContributing, 'claims-prototype', 'Sample trust prototype kit')).toBe('unmet');
  });
  test('how to install it is true of what was made from it', () => {
    expect(outcomeOf(readmeInstall, 'claims-prototype', 'Sample trust prototype kit')).toBe('met');
  });
  test.each([
    ['sample-prototype-kit', 'Sample trust prototype kit'],
    ['ward-report', 'Ward report repository template'],
    ['claims-prototype', 'Claims prototype'],
  ])('%s is that of “%s”', (name, title) => {
    expect(outcomeOf(readmePurpose, name, title)).toBe('met');
    expect(outcomeOf(hasContact, name, title)).toBe('met');
  });
});
