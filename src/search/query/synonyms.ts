/**
 * Names that mean the same thing in NHS code, folded and cut into words as the index does. Each is here because
 * repositories use one and people type the other; words that are only related are left out, because they bring noise.
 */
export const synonyms: readonly { names: readonly string[]; because: string }[] = [
  {
    names: ['aande', 'emergency department', 'accident and emergency'],
    because: 'Data sets say A&E, services say emergency.',
  },
  { names: ['gp', 'general practice', 'general practitioner'], because: 'Repository names abbreviate it.' },
  {
    names: ['pds', 'personal demographics service'],
    because: 'The API is spelt out, its clients abbreviate it.',
  },
  { names: ['eps', 'electronic prescription service', 'electronic prescriptions'], because: 'As for PDS.' },
  { names: ['ers', 'e rs', 'e referrals', 'e referral service'], because: 'As for PDS.' },
  { names: ['scr', 'summary care record'], because: 'As for PDS.' },
  { names: ['nrl', 'nrls', 'national record locator'], because: 'The service lost the S of its old name.' },
  { names: ['dos', 'directory of services'], because: 'Services of NHS 111 abbreviate it.' },
  { names: ['ods', 'organisation data service'], because: 'As for PDS.' },
  {
    names: ['mesh', 'message exchange for social care and health'],
    because: 'Nobody types the long name; readers do not know the short one.',
  },
  { names: ['ssp', 'spine secure proxy'], because: 'As for PDS.' },
  { names: ['ndop', 'national data opt out'], because: 'As for PDS.' },
  {
    names: ['rap', 'reproducible analytical pipeline', 'reproducible analytical pipelines'],
    because: 'Analysts use both.',
  },
  { names: ['los', 'length of stay'], because: 'Models of hospital flow use both.' },
  { names: ['rtt', 'referral to treatment'], because: 'Analysts use both.' },
  { names: ['spc', 'statistical process control'], because: 'Analysts use both.' },
  { names: ['ehr', 'electronic health record', 'electronic health records'], because: 'Analysts use both.' },
  { names: ['covid', 'covid19', 'covid 19', 'coronavirus'], because: 'Written in every way in 2020.' },
  { names: ['chd', 'coronary heart disease'], because: 'Code lists abbreviate it.' },
  { names: ['icb', 'integrated care board'], because: 'Used alike in prose and names.' },
  { names: ['nlp', 'natural language processing'], because: 'Used alike in prose and names.' },
  { names: ['ml', 'machine learning'], because: 'Used alike in prose and names.' },
  { names: ['a11y', 'accessibility'], because: 'Developers abbreviate it.' },
  { names: ['k8s', 'kubernetes'], because: 'Developers abbreviate it.' },
  { names: ['iac', 'infrastructure as code'], because: 'Developers abbreviate it.' },
];

const bySpelling = new Map(
  synonyms.flatMap(({ names }) =>
    names.map((name) => [name, names.filter((other) => other !== name)] as const),
  ),
);

/** The most words a name in `synonyms` has. */
export const maxSynonymWords = Math.max(...[...bySpelling.keys()].map((name) => name.split(' ').length));

/** Other names of the thing these folded words name, and what they are worth beside them; none for most words. */
export function synonymsOf(words: readonly string[]): { name: string; weight: number }[] {
  return (bySpelling.get(words.join(' ')) ?? []).map((name) => ({ name, weight: 0.9 }));
}
