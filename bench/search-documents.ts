import type { SearchDocument } from '../src/search/search.ts';
import { statuses } from '../src/domain/assessment.ts';

/** Numbers from 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const frequent =
  'nhs service api data digital health care patient python frontend fhir template prescription booking analysis report docker terraform library client server tool test waiting list hospital referral screening vaccination model dashboard'.split(
    ' ',
  );
const languages = [
  'Python',
  'R',
  'JavaScript',
  'TypeScript',
  'C#',
  'Java',
  'HCL',
  'HTML',
  'Ruby',
  'Jupyter Notebook',
];
const licences = ['MIT', 'Apache-2.0', 'OGL-UK-3.0', 'GPL-3.0-only', 'MIT AND OGL-UK-3.0', null];

/** Made-up repositories whose words are as unevenly spread as in real text, `count` of them. */
export function* madeUpDocuments(count: number): Generator<SearchDocument> {
  const random = seeded(7);
  const vocabulary = [...frequent, ...Array.from({ length: 30_000 }, () => madeUpWord(random))];
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'nhs';
  const words = (length: number) => Array.from({ length }, word).join(' ');
  const pick = <T>(list: readonly T[]) => list[Math.floor(list.length * random() ** 2)] as T;
  for (let at = 0; at < count; at++) {
    const owner = `organisation-${Math.floor(60 * random() ** 2)}`;
    const name = `${words(2).replaceAll(' ', '-')}-${at}`;
    const licence = pick(licences);
    yield {
      item: {
        id: `made-up:${at}`,
        fullName: `${owner}/${name}`,
        owner,
        name,
        url: `https://forge.example/${owner}/${name}`,
        description: random() < 0.7 ? words(4 + Math.floor(random() * 12)) : null,
        language: random() < 0.9 ? pick(languages) : null,
        topics: random() < 0.4 ? [...new Set(words(1 + Math.floor(random() * 5)).split(' '))] : [],
        licence: licence === null ? null : { spdx: licence, confidence: 1 },
        status: pick(statuses.slice(0, 4)),
        archived: random() < 0.15,
        fork: random() < 0.05,
        template: random() < 0.02,
        stars: Math.floor(1 / (random() + 0.002)),
        pushedAt: new Date(Date.UTC(2014, 0, 1) + random() * 12 * 365 * 86_400_000).toISOString(),
      },
      organisation: owner,
      organisationName: owner.replace('-', ' '),
      readme: random() < 0.85 ? words(Math.floor(20 + 300 * random() ** 2)) : '',
      keywords: words(Math.floor(random() * 20)).split(' '),
    };
  }
}

function madeUpWord(random: () => number): string {
  const syllables = [
    'ba',
    'co',
    'den',
    'fi',
    'gra',
    'lo',
    'mi',
    'nu',
    'per',
    'ra',
    'sti',
    'tor',
    'val',
    'wen',
    'zo',
  ];
  return Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => syllables[Math.floor(random() * 15)],
  ).join('');
}

/** Queries as people ask them, over made-up documents: rare and frequent words, half-typed, wrong, filtered, none. */
export function madeUpQueries(documents: readonly SearchDocument[], count: number): string[] {
  const random = seeded(11);
  return Array.from({ length: count }, () => {
    const { item, readme } = documents[Math.floor(random() * documents.length)] as SearchDocument;
    const words = `${item.name.replaceAll('-', ' ')} ${item.description ?? ''} ${readme}`
      .split(' ')
      .filter(Boolean);
    const some = (length: number) =>
      Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? '').join(' ');
    const kinds = [
      () => '',
      () => some(1),
      () => some(2),
      () => some(3),
      () => frequent[Math.floor(random() * frequent.length)] ?? '',
      () => `nhs ${some(1)}`,
      () => some(1).slice(0, 4),
      () => misspelt(some(1), random),
      () => `${some(1)} language:python -is:archived`,
      () => `"${words.slice(0, 2).join(' ')}"`,
    ];
    return kinds[Math.floor(random() * kinds.length)]?.() ?? '';
  });
}

function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  return word.slice(0, at) + word.slice(at + 1);
}
