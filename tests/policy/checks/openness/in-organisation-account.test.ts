import { inOrganisationAccount } from '../../../../src/policy/checks/openness/in-organisation-account.ts';
import { anOrganisation, describeCheck } from '../../some-facts.ts';

describeCheck(inOrganisationAccount, [
  ['met in an organisation’s account', {}, 'met', 'sample-trust is an organisation’s account.'],
  [
    'names the body when the account is in the catalogue, whatever the case of its login',
    { organisation: anOrganisation({ login: 'Sample-Trust' }) },
    'met',
    'sample-trust is an account of Sample NHS Trust.',
  ],
  [
    'does not claim an account for a body that owns another one',
    { organisation: anOrganisation({ login: 'other-trust' }) },
    'met',
    'sample-trust is an organisation’s account.',
  ],
  [
    'unmet in a personal account',
    { evidence: { ownerType: 'user' } },
    'unmet',
    'sample-trust is a personal account.',
  ],
  [
    'unknown when the forge did not say',
    { evidence: { ownerType: undefined } },
    'unknown',
    /kind of account/,
  ],
]);
