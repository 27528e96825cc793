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
  ['met by the Crown', notice('Crown Copyright'), 'met', 'LICENSE names the Crown.', 'LICENSE'],
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
