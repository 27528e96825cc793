import { describe, expect, test } from 'vitest';
import { checks } from '../../src/policy/policy.ts';
import { detectLicence } from '../../src/licence/licence.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { someFacts } from './some-facts.ts';

type Case = [
  check: string,
  outcome: 'met' | 'unmet' | 'unknown',
  what: string,
  holds: Record<string, string>,
  evidence?: Partial<Evidence>,
];

const mit = (notice: string) => `MIT License

${notice}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
const readme = (text: string) => ({
  'README.md': `# Beds\n\nShows nurses which beds are free.\n\n${text}\n`,
});
const licensed = (notice: string, more: Record<string, string> = {}) => ({
  ...readme(''),
  LICENSE: mit(notice),
  ...more,
});
const old = { committedAt: '2019-03-01T12:00:00Z', pushedAt: '2019-03-01T12:00:00Z' };

const contact: Case[] = [
  [
    'has-contact',
    'unmet',
    'a host of ssh',
    readme('## Deploy\n\nCopy it: `scp board.zip deploy@beds.sample-trust.nhs.uk:/srv`'),
  ],
  [
    'has-contact',
    'unmet',
    'a host of ssh in words',
    readme('Connect with ssh to deploy@beds.sample-trust.nhs.uk and restart it.'),
  ],
  [
    'has-contact',
    'unmet',
    'a clone address',
    readme('Clone git@code.sample-trust.nhs.uk:wards/beds.git first.'),
  ],
  [
    'has-contact',
    'unmet',
    'a database',
    readme('Set DATABASE_URL to postgres://beds:secret@db.sample-trust.nhs.uk/beds'),
  ],
  ['has-contact', 'unmet', 'a flag called help', readme('## Help\n\nRun `beds --help` to see every option.')],
  [
    'has-contact',
    'unmet',
    'a command called support',
    readme('## Support for browsers\n\nThe last two versions of each.'),
  ],
  [
    'has-contact',
    'unmet',
    'issues of another project',
    readme('A fault of the chart is known: https://github.com/other-people/charts/issues/12'),
  ],
  [
    'has-contact',
    'unmet',
    'the list of issues of another project',
    readme('If the chart is blank, see [its issues](https://github.com/other-people/charts/issues).'),
  ],
  [
    'has-contact',
    'unmet',
    'people upstream',
    readme('Questions on the upstream library go to its makers at help@charts.example-company.com'),
  ],
  [
    'has-contact',
    'unmet',
    'the seller of a part',
    readme('The scanner is sold by a company: sales@scanners-limited.co.uk'),
  ],
  [
    'has-contact',
    'unmet',
    'a sample address',
    readme(
      '## Contact\n\nYour Name – [@your_twitter](https://twitter.com/your_username) – email@example.com',
    ),
  ],
  [
    'has-contact',
    'unmet',
    'the user of a test',
    readme('Log in as test.user@sample-trust.nhs.uk with the password of the day.'),
  ],
  [
    'has-contact',
    'unmet',
    'what npm init wrote',
    {
      ...readme(''),
      'package.json':
        '{"name":"beds","author":"","bugs":{"url":"https://github.com/sample-trust/ward-board/issues"}}',
    },
  ],
  ['has-contact', 'unmet', 'names alone', readme('## Authors\n\n- Sam Ward\n- Jo Bed')],
  [
    'has-contact',
    'met',
    'a team by mail',
    readme('## Contact\n\nWrite to [the ward team](mailto:wards@sample-trust.nhs.uk).'),
  ],
  [
    'has-contact',
    'met',
    'an author of a manifest',
    { ...readme(''), 'package.json': '{"name":"beds","author":"Sam Ward <sam.ward@sample-trust.nhs.uk>"}' },
  ],
];

const maintained: Case[] = [
  [
    'maintained-or-archived',
    'unmet',
    'care at the end of life',
    readme('It plans end of life care on wards.'),
    old,
  ],
  [
    'maintained-or-archived',
    'unmet',
    'nurses who retired',
    readme('This service is for retired nurses who return.'),
    old,
  ],
  [
    'maintained-or-archived',
    'unmet',
    'letters that are archived',
    readme('Letters are archived after a year and no longer shown.'),
    old,
  ],
  [
    'maintained-or-archived',
    'unmet',
    'a ward that closed',
    readme('The ward is closed at weekends, and the board says so.'),
    old,
  ],
  ['maintained-or-archived', 'unmet', 'a browser', readme('Internet Explorer is no longer supported.'), old],
  [
    'maintained-or-archived',
    'unmet',
    'a deprecated field',
    readme('The field `bed_no` is deprecated, use `bed`.'),
    old,
  ],
  ['maintained-or-archived', 'met', 'the project', readme('This repository is no longer maintained.'), old],
  [
    'maintained-or-archived',
    'met',
    'a warning above the title',
    { 'README.md': '> [!WARNING]\n> This project has been archived.\n\n# Beds\n\nShows beds.' },
    old,
  ],
];

const copyright: Case[] = [
  [
    'copyright-notice',
    'unmet',
    'a component',
    licensed('Copyright (c) <year> <copyright holders>', {
      'licenses/chart.txt': 'Copyright (c) 2015 Chart Makers',
    }),
  ],
  [
    'copyright-notice',
    'unmet',
    'a part that is named',
    {
      ...licensed('Copyright (c) [year] [fullname]'),
      ...readme('Charts use a library which is © 2016 Chart Makers.'),
    },
  ],
  [
    'copyright-notice',
    'met',
    'the role cph',
    licensed('Copyright (c) [year] [fullname]', {
      DESCRIPTION:
        'Package: beds\nAuthors@R: c(person("Sam", "Ward", role = "aut"),\n  person("Sample NHS Trust", role = c("cph", "fnd")))\n',
    }),
  ],
  [
    'copyright-notice',
    'unmet',
    'an author who is no holder',
    licensed('Copyright (c) [year] [fullname]', {
      DESCRIPTION: 'Package: beds\nAuthors@R: person("Sam", "Ward", role = c("aut", "cre"))\n',
    }),
  ],
  [
    'copyright-notice',
    'met',
    'prose',
    {
      ...licensed('Copyright (c) [year] [fullname]'),
      ...readme('## Copyright\n\n© Crown copyright, Sample NHS Trust'),
    },
  ],
  ['copyright-notice', 'unmet', 'the year alone', licensed('Copyright (c) 2024')],
];

const texts: Case[] = [
  [
    'readme-purpose',
    'unmet',
    'a service that has no name yet',
    { 'README.md': '# {{ service_name }}\n\nDescribe what your service does for patients.' },
  ],
  [
    'readme-purpose',
    'unmet',
    'a package that has no goal yet',
    {
      'README.md':
        '# beds\n\nThe goal of beds is to ...\n\n## Installation\n\n``` r\npak::pak("sample/beds")\n```',
    },
  ],
  [
    'readme-use',
    'unmet',
    'an example to be given',
    {
      'README.md':
        '# Beds\n\nShows beds.\n\n## Usage\n\nUse this space to show useful examples of how a project can be used. Additional screenshots, code examples and demos work well in this space.',
      'app.js': '',
    },
  ],
  [
    'readme-install',
    'unmet',
    'requirements alone',
    { 'README.md': '# Beds\n\nShows beds.\n\n## Requirements\n\n- Java 17', 'app.java': '' },
  ],
  [
    'readme-clear',
    'unmet',
    'a task for the author',
    readme('## Testing\n\nExplain any manual checks, accessibility checks or automated tests here.'),
  ],
  [
    'has-contributing',
    'unmet',
    'a template',
    {
      ...readme(''),
      'CONTRIBUTING.md': '# Contributing\n\nTODO: describe how people can contribute to this project.',
    },
  ],
  ['has-contributing', 'unmet', 'a button', readme('A button opens the pull request that the tool made.')],
  [
    'has-security-policy',
    'unmet',
    'the table of GitHub',
    {
      ...readme(''),
      'SECURITY.md':
        '# Security Policy\n\n## Supported Versions\n\nUse this section to tell people about which versions of your project are\ncurrently being supported with security updates.\n\n| Version | Supported |\n| --- | --- |\n| 5.1.x | yes |\n\n## Reporting a Vulnerability\n\nUse this section to tell people how to report a vulnerability.\n\nTell them where to go, how often they can expect to get an update on a\nreported vulnerability, what to expect if the vulnerability is accepted or\ndeclined, etc.',
    },
  ],
  [
    'has-security-policy',
    'unmet',
    'what the product does',
    readme('## Security\n\nPasswords are hashed, and reports are only shown to the ward.'),
  ],
  ['maintenance-plan', 'unmet', 'who keeps a library', readme('Charts are drawn by default.')],
  [
    'maintenance-plan',
    'unknown',
    'who keeps a library that is used',
    readme('Chartist is a library for charts, and is maintained by its makers.'),
  ],
  ['readme-data', 'unmet', 'an attribute', readme('Set `data-ward` on the element.')],
  ['readme-data', 'unmet', 'a science', readme('The Data Science team of the trust made it.')],
];

describe.each([
  ['contact', contact],
  ['maintenance', maintained],
  ['copyright', copyright],
  ['text that was left or is about something else', texts],
] as const)('misleading repositories: %s', (_kind, cases) => {
  test.each(cases)('%s is %s for %s', (id, outcome, _what, holds, evidence = {}) => {
    const facts = someFacts({ holds, evidence });
    const licence = detectLicence(facts.files ?? []);
    const verdict = checks.find((check) => check.id === id)?.judge({ ...facts, licence });
    expect(verdict, verdict?.because).toMatchObject({ outcome });
  });
});
