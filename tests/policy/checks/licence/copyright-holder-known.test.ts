import { copyrightHolderKnown } from '../../../../src/policy/checks/licence/copyright-holder-known.ts';
import { anOrganisation, describeCheck, type SomeFactsInput } from '../../some-facts.ts';

const notice = (
  holder: string,
  organisation: SomeFactsInput['organisation'] = anOrganisation(),
): SomeFactsInput => ({
  holds: { LICENSE: `MIT License\n\nCopyright (c) 2024 ${holder}\n` },
  organisation,
});

describeCheck(copyrightHolderKnown, [
  [
    'met by the name of the body',
    notice('Sample NHS Trust'),
    'met',
    'LICENSE names Sample NHS Trust.',
    'LICENSE',
  ],
  [
    'met by the Crown, for an agency',
    notice('Crown Copyright', anOrganisation({ bodyType: 'executive-agency' })),
    'met',
    'LICENSE names the Crown.',
    'LICENSE',
  ],
  [
    'unmet by the Crown, for a trust',
    notice('Crown Copyright (Sample NHS Trust)', anOrganisation({ bodyType: 'trust' })),
    'unmet',
    /no part of it/,
    'LICENSE',
  ],
  [
    'unknown by the Crown, for a regulator',
    notice('Crown Copyright', anOrganisation({ bodyType: 'regulator' })),
    'unknown',
    /Somebody at/,
    'LICENSE',
  ],
  [
    'unknown by the Crown, for nobody known',
    { ...notice('Crown Copyright'), organisation: undefined },
    'unknown',
    /names the Crown\. It is not known/,
    'LICENSE',
  ],
  [
    'met by a name the body had before',
    notice('Old Hospital', anOrganisation({ predecessors: ['Old Hospital'] })),
    'met',
    /Old Hospital/,
    'LICENSE',
  ],
  [
    'unmet by a supplier',
    notice('Supplier Ltd'),
    'unmet',
    /names Supplier Ltd, which the catalogue/,
    'LICENSE',
  ],
  [
    'unknown where the body is not known',
    { ...notice('Supplier Ltd'), organisation: undefined },
    'unknown',
    /not known/,
    'LICENSE',
  ],
  ['not applicable without a notice', {}, 'not-applicable', /No holder/],
  ['not applicable without a licence', { licence: null }, 'not-applicable', /no licence/],
]);
