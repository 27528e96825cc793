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
    /“retired”/,
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
]);
