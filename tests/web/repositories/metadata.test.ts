import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inHtml, repositoryMetadata } from '../../../src/web/repositories/metadata.ts';
import { published } from '../../a-public-store.ts';
import { aLicence, aRepository } from '../../builders.ts';
import { aCatalogue, stored } from '../fake-tools.ts';

function metadata(
  spdx: string | null,
  evidence: NonNullable<Parameters<typeof aRepository>[0]>['evidence'] = {},
) {
  const licence = spdx === null ? null : aLicence({ spdx });
  const repository = published(stored(aRepository({ evidence, licence })));
  const made = repositoryMetadata(repository, aCatalogue(), 'https://hub.example');
  return { ...made, data: JSON.parse(made.json) as Record<string, unknown> };
}

describe('what machines read of a repository', () => {
  test('has one address, who publishes it and its licence', () => {
    const { canonical, description, data } = metadata('MIT');
    expect(canonical).toBe('https://hub.example/repositories/sample-trust/ward-board');
    expect(description).toMatch(/Licence: MIT\.$/);
    expect(data).toMatchObject({
      '@type': 'SoftwareSourceCode',
      name: 'sample-trust/ward-board',
      url: canonical,
      license: 'https://spdx.org/licenses/MIT.html',
      publisher: { name: 'Sample Hospitals NHS Trust', url: 'https://trust.example/' },
    });
  });

  test.each([
    ['MIT AND OGL-UK-3.0', 'MIT AND OGL-UK-3.0'],
    ['LicenseRef-MIT-modified', 'MIT with changed terms'],
    ['NOASSERTION', 'Unrecognised licence'],
  ])('names the licence %s as %s', (spdx, name) => {
    expect(metadata(spdx).data['license']).toEqual({ '@type': 'CreativeWork', name });
  });

  test('claims no licence where there is none', () => {
    expect(metadata(null).data).not.toHaveProperty('license');
    expect(metadata(null).description).toContain('no licence that we found');
  });

  test('gives no address that is none of the web', () => {
    const { data } = metadata('MIT', { url: 'javascript:alert(1)' });
    expect(data).not.toHaveProperty('codeRepository');
  });
});

test('JSON in a page cannot end its element, and says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = inHtml({ value });
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ value })));
    }),
  );
  expect(inHtml('</script><!--')).toBe('"\\u003c/script\\u003e\\u003c!--"');
});
