import { clinicalSafetyFile } from '../../../../src/policy/checks/standards/clinical-safety-file.ts';
import { designSystemVersion } from '../../../../src/policy/checks/standards/design-system-version.ts';
import { publiccodeValid } from '../../../../src/policy/checks/standards/publiccode-valid.ts';
import { rapLevelTopics } from '../../../../src/policy/checks/standards/rap-level-topics.ts';
import { samdSignal } from '../../../../src/policy/checks/standards/samd-signal.ts';
import { aPubliccode } from '../../../documents/a-publiccode.ts';
import { describeCheck } from '../../some-facts.ts';

const uses = (version: string) => ({
  holds: { 'package.json': `{\n "dependencies": {\n  "nhsuk-frontend": "${version}"\n }\n}` },
});

describeCheck(designSystemVersion, [
  ['no package.json', {}, 'not-applicable', /no package\.json/],
  ['current', uses('^10.6.0'), 'met', /10\.6\.0/, 'package.json'],
  ['old', uses('^5.2.1'), 'unmet', /5\.2\.1/, 'package.json'],
  ['no number', uses('latest'), 'unknown', /without a version/, 'package.json'],
]);
describeCheck(publiccodeValid, [
  ['none', {}, 'unmet', /no publiccode/],
  [
    'a part of it',
    { holds: { 'publiccode.yml': 'name: A\nurl: https://a\n' } },
    'unmet',
    /^publiccode\.yml is not valid by its standard: publiccodeYmlVersion is missing \(line 1\); .*, and \d more\.$/,
    'publiccode.yml',
  ],
  ['all of it', { holds: { 'publiccode.yml': aPubliccode() } }, 'met', /valid/, 'publiccode.yml'],
  [
    'no features',
    { holds: { 'publiccode.yml': aPubliccode({ 'description.en.features': [] }) } },
    'unmet',
    /description\.en\.features must be a list of at least one/,
    'publiccode.yml',
  ],
]);
describeCheck(rapLevelTopics, [
  ['no pipeline', { evidence: { topics: ['python'] } }, 'not-applicable', /No topic/],
  ['a pipeline', { evidence: { topics: ['rap'] } }, 'unmet', /no topic gives its level/],
  ['a level', { evidence: { topics: ['silver-rap'] } }, 'met', /silver-rap/],
]);
describeCheck(clinicalSafetyFile, [
  ['a file', { holds: { 'docs/hazard-log.md': '' } }, 'met', /hazard-log/, 'docs/hazard-log.md'],
  [
    'words on it',
    { holds: { 'README.md': '# A\n\nThe safety case is kept with the trust.\n' } },
    'met',
    /says/,
    'README.md',
  ],
  [
    'code that is used for care',
    { holds: { 'README.md': '# A\n\nA record for nurses on wards.\n' } },
    'unmet',
    /likely/,
    'README.md',
  ],
  [
    'research on records',
    { holds: { 'README.md': '# A\n\nResearch on electronic health records.\n' } },
    'unknown',
    /only people/,
  ],
  [
    'code of which nobody can tell',
    { holds: { 'README.md': '# A\n\nDraws charts.\n' } },
    'unknown',
    /only people/,
  ],
]);
describeCheck(samdSignal, [
  ['nothing of the kind', {}, 'not-applicable', /only a person can say/],
  [
    'a word',
    { holds: { 'README.md': '# A\n\nThis is not a medical device.\n' } },
    'unknown',
    /likely/,
    'README.md',
  ],
]);
