import { hasContact } from '../../../../src/policy/checks/documents/has-contact.ts';
import { describeCheck, goodReadme, type Given } from '../../some-facts.ts';

const readme = (text: string): Given => ({ holds: { 'README.md': `${goodReadme}\n${text}\n` } });
const manifest = (path: string, text: string): Given => ({
  holds: { 'README.md': goodReadme, [path]: text },
});

describeCheck(hasContact, [
  [
    'met by an address, which is not repeated',
    readme('Write to ward.board@sample.example.org.'),
    'met',
    'README.md gives an e-mail address.',
    'README.md',
  ],
  [
    'met by a link to issues',
    readme('[Tell us](https://github.com/sample-trust/ward-board/issues)'),
    'met',
    /raise an issue/,
    'README.md',
  ],
  [
    'met by a section',
    readme('## Contact\n\nThe ward systems team, on level 2.'),
    'met',
    'README.md has a section called “Contact”.',
    'README.md',
  ],
  ['unmet by a heading with nothing under it', readme('## Contact'), 'unmet', /^Nobody is named/],
  ['unmet by support for browsers', readme('## Support for browsers\n\nAll of them.'), 'unmet', /./],
  ['unmet by contact tracing', readme('The contact tracing app uses contact lenses.'), 'unmet', /./],
  [
    'unmet by addresses that are none',
    readme('git@github.com:a/b.git noreply@nhs.net you@nhs.net logo@2x.png a@example.com npm i pkg@1.2.3'),
    'unmet',
    /./,
  ],
  [
    'met by code owners',
    { holds: { 'README.md': goodReadme, '.github/CODEOWNERS': '# who\n* @sample-trust/wards\n' } },
    'met',
    /names who/,
    '.github/CODEOWNERS',
  ],
  [
    'unmet by code owners who are only a comment',
    { holds: { 'README.md': goodReadme, CODEOWNERS: '# * @sample-trust/wards\n' } },
    'unmet',
    /./,
  ],
  [
    'met by the security file',
    { holds: { 'README.md': goodReadme, 'SECURITY.md': 'security@sample.example.org' } },
    'met',
    /./,
    'SECURITY.md',
  ],
  [
    'met by package.json with an address',
    manifest('package.json', '{"author": "Wards <wards@nhs.net>"}'),
    'met',
    /./,
    'package.json',
  ],
  [
    'met by package.json with a place for bugs',
    manifest('package.json', '{"bugs": {"url": "https://a.example"}}'),
    'met',
    /./,
    'package.json',
  ],
  ['unmet by a name without an address', manifest('package.json', '{"author": "NHS"}'), 'unmet', /./],
  [
    'met by pyproject.toml',
    manifest('pyproject.toml', 'authors = [\n  "Wards <wards@nhs.net>"\n]'),
    'met',
    /./,
    'pyproject.toml',
  ],
  [
    'met by an R package',
    manifest('DESCRIPTION', 'Package: beds\nMaintainer: Wards <wards@nhs.net>'),
    'met',
    /./,
    'DESCRIPTION',
  ],
  [
    'says so when issues are open but nobody answers them',
    {},
    'unmet',
    /Issues can be raised, but nothing says who answers/,
  ],
  ['unmet without issues', { evidence: { issuesEnabled: false } }, 'unmet', 'Nobody is named to contact.'],
  [
    'unknown while a file that may tell was not read',
    { holds: { 'README.md': goodReadme, CODEOWNERS: undefined } },
    'unknown',
    /text of CODEOWNERS was not/,
    'CODEOWNERS',
  ],
  ['unknown when no file was collected', { files: undefined }, 'unknown', /contents of files/],
]);
