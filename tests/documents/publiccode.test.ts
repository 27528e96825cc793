import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publiccodeFaults } from '../../src/documents/publiccode/publiccode.ts';
import { aPubliccode } from './a-publiccode.ts';

const faultsOf = (changes: Record<string, unknown>) =>
  publiccodeFaults(aPubliccode(changes)).map(({ says }) => says);
const contractor = { name: 'Sample Ltd', until: '2027-03-31' };

describe('a publiccode.yml', () => {
  test('that is as the standard has it has no fault', () => {
    expect(publiccodeFaults(aPubliccode())).toEqual([]);
  });

  test.each<[field: string, value: unknown]>([
    ['softwareVersion', 1.2],
    ['releaseDate', '2026-11-28'],
    ['categories', ['appointment-scheduling']],
    ['isBasedOn', ['https://forge.example/a/b']],
    ['organisation', { uri: 'urn:x-sample:trust' }],
    ['intendedAudience', { countries: ['GB'], scope: ['healthcare'] }],
    ['maintenance', { type: 'contract', contractors: [contractor] }],
    ['maintenance', { type: 'none' }],
    ['legal.license', 'MIT OR GPL-3.0-or-later'],
    ['localisation.availableLanguages', ['en', 'cy', 'gd-GB']],
    ['dependsOn', { open: [{ name: 'PostgreSQL', versionMin: '15' }] }],
    ['supports', [{ id: 'alias:gdpr' }]],
    ['logo', 'assets/logo.svg'],
  ])('may have %s as %j', (field, value) => {
    expect(faultsOf({ [field]: value })).toEqual([]);
  });

  test.each<[field: string, value: unknown, says: RegExp]>([
    ['publiccodeYmlVersion', '9', /^publiccodeYmlVersion must be a version of the standard/],
    ['name', undefined, /^name is missing$/],
    ['name', ' ', /^name must be filled in$/],
    ['url', 'ward board', /^url must be a whole address$/],
    ['landingURL', 'ftp://trust.example', /^landingURL must be an address of the web$/],
    ['platforms', 'web', /^platforms must be a list$/],
    ['platforms', [], /^platforms must be a list of at least one$/],
    ['releaseDate', '2026-02-30', /^releaseDate must be a date/],
    ['developmentStatus', 'live', /^developmentStatus must be one of concept, development/],
    ['softwareType', 'website', /^softwareType must be one of standalone\/mobile/],
    ['categories', ['health'], /^categories\.0 must be in the list of the standard$/],
    ['description', {}, /^description must be in at least one language$/],
    ['description.en.shortDescription', 'x'.repeat(151), /must be 150 characters or fewer$/],
    ['description.en.longDescription', 'Short.', /must be from 150 to 10,000 characters long$/],
    ['description.en.features', undefined, /^description\.en\.features is missing$/],
    ['description.en.features', [], /features must be a list of at least one thing/],
    ['legal.license', 'My own licence', /^legal\.license must be an SPDX expression/],
    ['maintenance', { type: 'internal' }, /^maintenance\.contacts must name somebody/],
    ['maintenance', { type: 'contract' }, /^maintenance\.contractors must name who/],
    [
      'maintenance',
      { type: 'none', contractors: [contractor] },
      /^maintenance\.contractors may be there only/,
    ],
    ['maintenance', { type: 'contract', contractors: [{ name: 'A' }] }, /contractors\.0\.until is missing$/],
    ['localisation.localisationReady', 'no', /^localisation\.localisationReady must be true or false$/],
    ['localisation.availableLanguages', ['English'], /availableLanguages\.0 must be a language tag/],
    ['organisation', { name: 'Sample NHS Trust' }, /^organisation\.uri is missing$/],
    ['intendedAudience', { countries: ['UK'] }, /^intendedAudience\.countries\.0 must be two letters/],
    ['licence', 'MIT', /has licence, which the standard does not know$/],
  ])('may not have %s as %j', (field, value, says) => {
    expect(faultsOf({ [field]: value })).toEqual([expect.stringMatching(says)]);
  });

  test('has its faults in the order of lines, each with its line', () => {
    const text = aPubliccode({ 'legal.license': 'x y', developmentStatus: 'live' });
    const lines = text.split('\n');
    expect(publiccodeFaults(text).map(({ line }) => lines[line - 1])).toEqual([
      'developmentStatus: live',
      '  license: x y',
    ]);
  });

  test('that is no YAML has a fault, and so has an empty one', () => {
    expect(publiccodeFaults('name: [')).not.toEqual([]);
    expect(publiccodeFaults('')).not.toEqual([]);
  });

  test('may be anything at all: it is read, never thrown on', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        publiccodeFaults(JSON.stringify(value));
        publiccodeFaults(text);
      }),
      { numRuns: 100 },
    );
  });
});
