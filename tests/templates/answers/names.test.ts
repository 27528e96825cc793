import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packageNameOf, slug } from '../../../src/templates/answers/names.ts';
import { namesOf } from '../../../src/templates/answers/values.ts';

describe('package names', () => {
  test.each([
    ['Ward board', 'ward-board'],
    ["St Mary's — bookings & visits", 'st-marys-bookings-visits'],
    ['Gwasanaeth Ŵyl y Tŷ', 'gwasanaeth-wyl-y-ty'],
    ['Triage', 'triage-service'],
    ['CON', 'con-service'],
    ['111 online', 'service-111-online'],
    ['999', 'service-999'],
    ['🩺', 'new-service'],
    ['../../etc/passwd', 'etc-passwd'],
    ['x'.repeat(80), `${'x'.repeat(60)}-service`],
  ])('of %j is %s', (name, expected) => {
    expect(packageNameOf(name)).toBe(expected);
  });

  test('are always fit for npm, Python and folders', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (serviceName) => {
        const { packageName, pythonName } = namesOf({ serviceName });
        expect(packageName).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/);
        expect(pythonName).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(packageName.length).toBeLessThanOrEqual(70);
      }),
    );
  });

  test('slugs are empty only for text without letters and digits', () => {
    expect(slug('Service  Team (A&E)')).toBe('service-team-a-e');
    expect(slug('—')).toBe('');
  });
});
