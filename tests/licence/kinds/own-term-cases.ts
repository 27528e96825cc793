import { standardText } from '../standard-text.ts';
import type { KindCase } from './cases.ts';

const mit = standardText('MIT');
const apache = standardText('Apache-2.0');
const agpl3 = standardText('AGPL-3.0-only');
const gpl3 = standardText('GPL-3.0-only');

const below = (words: string, text = mit) => ({ LICENSE: `${text}\n\n${words}\n` });
const beside = (words: string, text = mit) => ({
  LICENSE: text,
  'README.md': `# Wards\n\nPlans wards.\n\n## Licence\n\n${words}\n`,
});
const changed = 'LicenseRef-MIT-modified';

/** Terms in words of one's own: a sentence that we cannot place changes the licence. */
export const ownTerms: readonly KindCase[] = [
  [
    'README: no personal data',
    beside('Released under the MIT licence. You must not process personal data with this software.'),
    changed,
  ],
  [
    'README: approval by a governance team',
    beside('Released under the MIT licence. Use is subject to approval by our Information Governance team.'),
    changed,
  ],
  ['README: teams of a kind', beside('Released under the MIT licence. For NHS data teams only.'), changed],
  ['README: people of a kind', beside('Released under the MIT licence. Data controllers only.'), changed],
  [
    'README: a place of a kind',
    beside('Released under the MIT licence. Non-production environments only.'),
    changed,
  ],
  [
    'README: until a review',
    beside('Released under the MIT licence. It must not be used until our code review has ended.'),
    changed,
  ],
  [
    'README: policies and approval',
    beside(
      'Released under the MIT licence. Use must comply with the Trust’s policies, and with our approval.',
    ),
    changed,
  ],
  [
    'README: our governance',
    beside('Released under the MIT licence. You must follow our clinical governance requirements.'),
    changed,
  ],
  [
    'README: who complies',
    beside(
      'Released under the MIT licence. Only organisations that comply with the NHS data security standards may use it.',
    ),
    changed,
  ],
  [
    'README: data given back',
    beside('Released under the MIT licence. Anyone who uses it must share their data with us.'),
    changed,
  ],
  [
    'README: results kept back',
    beside(
      'Released under the MIT licence. Results from this tool may not be published without our consent.',
    ),
    changed,
  ],
  [
    'README: approval of a board',
    beside(
      'Released under the MIT licence. Users must obtain approval from our governance board before they use it.',
    ),
    changed,
  ],
  [
    'README: our policy',
    beside('Released under the MIT licence. You must comply with our acceptable use policy.'),
    changed,
  ],
  [
    'README: a policy that forbids',
    beside(
      'Released under the MIT licence. Use must comply with the Trust’s data policy, which forbids commercial use.',
    ),
    changed,
  ],
  [
    'README: no copies for suppliers',
    beside('Released under the MIT licence. Users must ensure that no commercial supplier gets a copy.'),
    changed,
  ],
  [
    'README: approved research',
    beside(
      'Released under the MIT licence. This code may only be used for research that the ethics committee approved.',
    ),
    changed,
  ],
  [
    'README: as internal tools',
    beside(
      'Released under the MIT licence. It follows the same licensing as our internal tools: NHS use only.',
    ),
    changed,
  ],
  ['leave to pass on', below('Giving it to a supplier needs our say-so first.'), changed],
  ['turnover', below('The licence is withdrawn from firms that turn over more than a million.'), changed],
  ['an end', below('This grant ends with the year 2031.'), changed],
  ['seats', below('Every user beyond the tenth needs a seat that is paid for.'), changed],
  ['badge', below('Each deployed copy shows our badge on its first page.'), changed],
  ['notice to us', below('Whoever deploys it shall tell us within a month.'), changed],
  ['place', below('Use outside the United Kingdom is not covered by this licence.'), changed],
  ['trial', below('For evaluation.', standardText('ISC')), 'LicenseRef-ISC-modified'],
  ['indemnity', below('The user agrees to indemnify us against all claims.'), changed],
  ['revocable', below('We may end this licence at any time by a note on our page.'), changed],
  ['share of earnings', below('If you make money with it, half is ours.'), changed],
  ['no hosting', below('It shall not be hosted for others.'), changed],
  ['excluded bodies', below('Police forces are excluded from the permissions above.'), changed],
  ['kept to oneself', below('The recipient keeps the Software to himself.'), changed],
  ['number of copies', below('Two installations per site.'), changed],
  ['given back', below('Anything you build on top goes back to us.'), changed],
  ['beds', below('Free up to 50 beds.'), changed],
  [
    'another licence as well',
    below('Section 13 of the Affero licence applies as well.', gpl3),
    'LicenseRef-GPL-3.0-only-modified',
  ],
  ['arbitration', below('Any dispute goes to arbitration, whose costs the licensee bears.'), changed],
  ['confidential', below('Until our paper has appeared, treat this code as confidential.'), changed],
  ['three machines', below('A maximum of three machines.'), changed],
  [
    'acknowledgement shown',
    below('Material that mentions the software displays an acknowledgement.'),
    changed,
  ],
  ['kept for hospitals, in German', below('Die Nutzung ist Krankenhäusern vorbehalten.'), changed],
  ['no redistribution, in French', below('La redistribution du logiciel modifié est exclue.'), changed],
  [
    'beside a licence that no body has judged',
    below('Not for insurers.', standardText('curl')),
    'LicenseRef-curl-modified',
  ],
  ['before the text', { LICENSE: `For members of the consortium only.\n\n${mit}` }, changed],
  ['README: only if', beside('MIT, but only if you are not a bank.'), changed],
  ['README: everyone else', beside('Released under MIT for trusts; everyone else should ask us.'), changed],
  ['README: price', beside('MIT for research groups. Licences for firms start at £500.'), changed],
  ['README: patients', beside('MIT. Do not deploy it to patients without our written consent.'), changed],
  ['README: training of models', beside('MIT. This project may not be used to train models.'), changed],
  ['README: further down', beside('MIT.\n\n### Limits\n\nAny commercial use is forbidden.'), changed],
  ['README: for some, in French', beside('MIT, mais réservé aux hôpitaux publics.'), changed],
  ['README: for some, in Dutch', beside('MIT-licentie; gebruik door bedrijven is uitgesloten.'), changed],
  ['README: an additional term', beside('Released under the MIT licence with one additional term.'), changed],
  [
    'README: personal use',
    beside('Open source, under the MIT License for personal and educational use.'),
    changed,
  ],
  [
    'README: no further copies',
    beside('Note that this licence does not permit further distribution.'),
    changed,
  ],
  ['README: students', beside('Students: MIT. Everybody else: by agreement.'), changed],
  [
    'README: under Terms',
    { LICENSE: mit, 'README.md': '# Wards\n\n## Terms\n\nMIT, and its sale is prohibited.\n' },
    changed,
  ],
  [
    'README: leave to run',
    { LICENSE: mit, 'README.md': '# Wards\n\nOnly partners have leave to run this software.\n' },
    changed,
  ],
  ['README: Spanish firms ask', beside('Licencia MIT; las empresas deben solicitar autorización.'), changed],
  ['README: Polish ban on gain', beside('Licencja MIT. Zakaz użytku w celach zarobkowych.'), changed],
  [
    'README: off the table',
    beside('Apache 2.0. Competing hosted offers are off the table.', apache),
    'LicenseRef-Apache-2.0-modified',
  ],
  ['README: need not apply', beside('MIT. Big tech need not apply.'), changed],
  ['README: resale is not on', beside('We chose MIT. Please note: resale is not on.'), changed],
  ['README: not transferable', beside('MIT, non-transferable.'), changed],
  [
    'README: at weekends',
    beside('The MIT License applies on weekdays; at weekends this is closed.'),
    changed,
  ],
  ['README: on request, in German', beside('MIT (Kommerzielle Nutzung auf Anfrage)'), changed],
  ['README: teaching, in French', beside('Sous licence MIT pour un usage pédagogique.'), changed],
  [
    'README: under restrictions',
    { LICENSE: mit, 'README.md': '# Wards\n\n## Usage restrictions\n\nDo not use it in policing.\n' },
    changed,
  ],
  [
    'a notice beside the text',
    {
      'LICENSE.txt': mit,
      'LICENSE.md': 'MIT applies (see LICENSE.txt) unless you are for-profit; then buy a licence.\n',
    },
    changed,
  ],
  [
    'LICENSE-COMMERCIAL beside a permissive text',
    { LICENSE: mit, 'LICENSE-COMMERCIAL.md': 'Companies with more than ten staff need this licence.\n' },
    changed,
  ],
  ['an addendum', { LICENSE: mit, 'LICENSE-ADDENDUM.txt': 'Insurers need a separate permit.\n' }, changed],
  [
    'TERMS.md',
    { LICENSE: mit, 'TERMS.md': 'By running it you accept that you will not compete with us.\n' },
    changed,
  ],
  ['NOTICE', { LICENSE: mit, NOTICE: 'Wards is not licensed for use in underwriting.\n' }, changed],
  ['a badge that stays', { LICENSE: mit, NOTICE: 'The badge must stay visible on every page.\n' }, changed],
  ['ETHICS.md', { LICENSE: mit, 'ETHICS.md': 'You must not use this software to detain people.\n' }, changed],
  [
    'COMMERCIAL.md',
    { LICENSE: mit, 'COMMERCIAL.md': 'The licence covers private use. Businesses buy a licence from us.\n' },
    changed,
  ],
  [
    'description of the package',
    {
      LICENSE: mit,
      'package.json': '{"license":"MIT","description":"Free for charities; companies must buy a licence"}',
    },
    changed,
  ],
  [
    'within the terms',
    {
      LICENSE: apache.replace(
        'Subject to the terms and conditions of this License, each Contributor hereby grants',
        'Save for lenders and insurers, who have no rights here, each Contributor hereby grants',
      ),
    },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'a changed text in the README',
    { 'README.md': `# Wards\n\n## Licence\n\n${mit.replace('without restriction', 'for study')}` },
    changed,
  ],
];

/** Sentences of kinds that change nothing, in licence files and beside them. */
export const harmlessKinds: readonly KindCase[] = [
  [
    'README: rules of one’s own house',
    beside(
      'Released under the MIT licence. Users must ensure compliance with local data governance policies when using this toolkit with healthcare data.',
    ),
    'MIT',
  ],
  [
    'README: the licence of what it came from',
    beside('Released under the MIT licence. This project follows the same licensing as the original tool.'),
    'MIT',
  ],
  [
    'README: own governance',
    beside(
      'Released under the MIT licence. You must comply with your organisation’s information governance policies when you run it on patient data.',
    ),
    'MIT',
  ],
  [
    'README: law',
    beside(
      'Released under the MIT licence. Any use must comply with UK GDPR and the Data Protection Act 2018.',
    ),
    'MIT',
  ],
  [
    'README: a look at risks',
    beside(
      'Released under the MIT licence. Deploying organisations must carry out their own clinical risk assessment.',
    ),
    'MIT',
  ],
  [
    'README: leave for data',
    beside(
      'Released under the MIT licence. Access to the data requires approval from the Data Access Request Service.',
    ),
    'MIT',
  ],
  [
    'README: who may see a dashboard',
    beside('Released under the MIT licence. Only NHS staff can access the dashboard itself.'),
    'MIT',
  ],
  [
    'README: a hosted service',
    beside('Released under the MIT licence. Users of the hosted service must accept its terms of use.'),
    'MIT',
  ],
  [
    'README: how to read results',
    beside(
      'Released under the MIT licence. This work was undertaken for NHS England and should only be interpreted alongside the accompanying report.',
    ),
    'MIT',
  ],
  [
    'README: review of changes',
    beside('Released under the MIT licence. All code must be peer reviewed before it is merged.'),
    'MIT',
  ],
  [
    'README: a licence for SNOMED CT',
    beside('Released under the MIT licence. You will need a licence for SNOMED CT to use the code lists.'),
    'MIT',
  ],
  [
    'README: terms of a terminology',
    beside(
      'Released under the MIT licence. SNOMED CT content may only be used under the SNOMED CT Affiliate Licence.',
    ),
    'MIT',
  ],
  [
    'README: why it is shared',
    beside(
      'Released under the MIT licence. The code is shared so that others can reproduce the published statistics.',
    ),
    'MIT',
  ],
  [
    'README: a standard for teams',
    beside('Released under the MIT licence. Teams must follow the service standard.'),
    'MIT',
  ],
  ['laws', below('Users are responsible for obeying all applicable laws.'), 'MIT'],
  ['mark', below('“Wards” is a trade mark. This licence grants no right to use the name.'), 'MIT'],
  ['no support', below('Support is not provided. For paid support write to us.'), 'MIT'],
  ['medical device', below('This software has not been certified as a medical device.'), 'MIT'],
  ['request', below('Please do not use this for anything evil.'), 'MIT'],
  ['strongly discouraged', beside('MIT. It is strongly discouraged to use it for harm.'), 'MIT'],
  ['export laws', below('This product may be subject to export control laws.'), 'MIT'],
  ['funding', below('Developed at Example Trust with a grant of the council.'), 'MIT'],
  [
    'commercial licence beside copyleft',
    below('A commercial licence may be bought from us.', gpl3),
    'GPL-3.0-only',
  ],
  [
    'for trade, beside copyleft',
    beside('AGPL-3.0. For commercial use, see our page.', agpl3),
    'AGPL-3.0-only',
  ],
  ['trade is permitted', beside('MIT. Commercial use and modification are permitted.'), 'MIT'],
  ['marks in forks', beside('MIT. You may fork it, but you may not use our name or logo.'), 'MIT'],
  ['unless stated otherwise', beside('Unless stated otherwise, the code is released under MIT.'), 'MIT'],
  [
    'copyleft explained',
    beside('Changed copies must be licensed under the same terms.', gpl3),
    'GPL-3.0-only',
  ],
  [
    'LICENSE-COMMERCIAL beside copyleft',
    { LICENSE: agpl3, 'LICENSE-COMMERCIAL.md': 'Companies with closed code need this licence.\n' },
    'AGPL-3.0-only',
  ],
  ['icons', below('Icons by Jane Doe, used with permission.'), 'MIT'],
  ['safety case', below('It was assessed under DCB0129; the safety case is beside it.'), 'MIT'],
  ['do what you want', below('In plain words: do what you want, but do not blame us.'), 'MIT'],
  ['outputs are checked', below('Users should check the outputs before they act on them.'), 'MIT'],
  [
    'closed source, beside copyleft',
    beside('GPLv3. You cannot include it in closed source software.', gpl3),
    'GPL-3.0-only',
  ],
  ['contributors sign', beside('MIT. All contributors must sign the CLA.'), 'MIT'],
  [
    'licences of dependencies',
    beside('MIT; the dependencies have licences of their own, which you must check.'),
    'MIT',
  ],
  ['what is supported', beside('MIT. Only the latest version is supported.'), 'MIT'],
  ['forks are fine', beside('MIT. Private forks are fine.'), 'MIT'],
  ['views', below('The views expressed here are those of the authors and not of the NHS.'), 'MIT'],
  ['security', below('If you find a security hole, tell security@example.org first.'), 'MIT'],
  ['all purposes', below('You are free to use this for any purpose, including commercial ones.'), 'MIT'],
  ['notice to keep', beside('MIT, which permits commercial use, as long as you keep the notice.'), 'MIT'],
  ['contributions', beside('MIT. Contributions must be made under the same licence.'), 'MIT'],
  [
    'personal and commercial',
    beside('Distributed under the MIT License for personal and commercial use.'),
    'MIT',
  ],
  ['hosted service', beside('MIT. The hosted API requires an API key and has terms of service.'), 'MIT'],
  [
    'if copyleft does not suit',
    beside('AGPL-3.0. If it does not suit you, a commercial licence is available.', agpl3),
    'AGPL-3.0-only',
  ],
  ['German funding', below('Gefördert vom Bundesministerium für Bildung und Forschung.'), 'MIT'],
  ['law that governs', beside('MIT. It is governed by the law of England and Wales.'), 'MIT'],
];

/** Parts that a sentence excepts and gives another licence. */
export const exceptedParts: readonly KindCase[] = [
  [
    'files with another',
    beside('MIT, except the kernel modules, which carry GPL-2.0.'),
    'MIT AND GPL-2.0-only',
  ],
  ['folders of the paid edition', beside('MIT licensed, except for the `ee` folders.'), changed],
  [
    'weights in a file of their own',
    { LICENSE: mit, LICENSE_weights: standardText('CC-BY-NC-4.0') },
    'MIT AND CC-BY-NC-4.0',
  ],
  [
    'German choice',
    { 'README.md': '# Wards\n\n## Lizenz\n\nWahlweise EUPL 1.2 oder MIT.\n' },
    'EUPL-1.2 OR MIT',
  ],
];
