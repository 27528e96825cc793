import { maintainedOrArchived } from '../../../../src/policy/checks/upkeep/maintained-or-archived.ts';
import { describeCheck, goodReadme } from '../../some-facts.ts';

const old = { pushedAt: '2021-03-03T10:00:00Z' };
const retired = { 'README.md': `# Ward board (retired)\n\n${goodReadme}` };

describeCheck(maintainedOrArchived, [
  ['met by a recent change, with the day', {}, 'met', 'It was last changed on 20 November 2026.'],
  ['met 24 months ago to the moment', { evidence: { pushedAt: '2024-11-23T12:00:00Z' } }, 'met', /2024/],
  [
    'unmet a second earlier',
    { evidence: { pushedAt: '2024-11-23T11:59:59Z' } },
    'unmet',
    'It was last changed on 23 November 2024, more than 24 months ago, and nothing says whether it is still maintained.',
  ],
  ['met when archived', { evidence: { ...old, archived: true } }, 'met', /^It is archived, so/],
  [
    'met when archived with a notice, and quotes it',
    { evidence: { archived: true }, holds: retired },
    'met',
    /“Ward board \(retired\)”/,
    'README.md',
  ],
  [
    'met when old with a notice',
    { evidence: old, holds: retired },
    'met',
    /more than 24 months ago, and README\.md says so/,
    'README.md',
  ],
  [
    'a word further down is no notice',
    { evidence: old, holds: { 'README.md': `${goodReadme.repeat(4)}\nThe old API is deprecated.` } },
    'unmet',
    /nothing says/,
  ],
  [
    'unknown when old and the forge does not tell what is archived',
    { evidence: { ...old, archived: undefined } },
    'unknown',
    /archived/,
  ],
  [
    'unknown when the date cannot be read',
    { evidence: { pushedAt: 'yesterday' } },
    'unknown',
    /could not be read/,
  ],
  [
    'unknown when the date was not collected',
    { evidence: { pushedAt: undefined } },
    'unknown',
    /last change/,
  ],
  [
    'not applicable when nothing was ever pushed',
    { evidence: { pushedAt: null } },
    'not-applicable',
    /Nothing/,
  ],
  [
    'judged in a fork too: it can be archived',
    { evidence: { ...old, fork: true, parent: 'upstream/tool' } },
    'unmet',
    /./,
  ],
  [
    'judged by the newest commit of the default branch where it is known',
    { evidence: { pushedAt: '2026-11-01T10:00:00Z', committedAt: '2020-01-01T10:00:00Z' } },
    'unmet',
    /1 January 2020/,
  ],
  [
    'met with the day of archiving',
    { evidence: { ...old, archived: true, archivedAt: '2022-02-03T10:00:00Z' } },
    'met',
    /^It was archived on 3 February 2022/,
  ],
  ...[
    'This repository is no longer maintained.',
    'This project has been superseded by the new board.',
    'Ward board is no longer supported.',
    'DEPRECATED: see the new board.',
    'We no longer maintain this package.',
    'This project is hibernating.',
    'This tool is in maintenance mode.',
    '![Maintenance](https://img.shields.io/badge/maintenance-no-red.svg)',
    '![Lifecycle: superseded](https://img.shields.io/badge/lifecycle-superseded-blue.svg)',
    '[![x](https://www.repostatus.org/badges/latest/abandoned.svg)](https://www.repostatus.org/#abandoned)',
  ].map((line): Parameters<typeof describeCheck>[1][number] => [
    `met when old by “${line}”`,
    { evidence: old, holds: { 'README.md': `# Ward board\n\n${line}\n\nIt shows beds.\n` } },
    'met',
    /README\.md says so/,
    'README.md',
  ]),
  ...[
    'Plans for end of life care.',
    'Counts nurses who retired or moved.',
    'It sorts archived letters.',
    'This board replaced a deprecated spreadsheet.',
    'Internet Explorer is not supported.',
    'This service is not supported on Windows.',
    'If this repository is no longer maintained, tell us.',
    'Beds are closed at night.',
    '![Lifecycle: stable](https://img.shields.io/badge/lifecycle-stable-green.svg)',
    '![Maintained](https://img.shields.io/badge/Maintained%3F-yes-green.svg)',
  ].map((line): Parameters<typeof describeCheck>[1][number] => [
    `unmet when old by “${line}”`,
    { evidence: old, holds: { 'README.md': `# Ward board\n\n${line}\n\nIt shows beds.\n` } },
    'unmet',
    /nothing says/,
  ]),
]);
