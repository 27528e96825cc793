import type { RepositoryItem } from '../../src/domain/repository-item.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facetNames, searchSorts } from '../../src/search/search.ts';
import type {
  Facet,
  SearchDocument,
  SearchEngine,
  SearchQuery,
  SearchResult,
} from '../../src/search/search.ts';
import { aDocument, aHit, aQuery } from './a-document.ts';

/**
 * What every search engine behind the port must do, whatever it is made of; what each does in its own way is tested beside it.
 * `open` gives an empty one.
 */
export function engineContract(name: string, open: () => Promise<SearchEngine>): void {
  describe(`search engine ${name}`, () => {
    let engine: SearchEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine[Symbol.asyncDispose]());

    const fill = (...put: SearchDocument[]) => engine.apply({ put, remove: [], position: 1 });
    const names = async (text: string, parts?: Partial<SearchQuery>) =>
      (await engine.search(aQuery(text, parts))).items.map(({ fullName }) => fullName);

    test('starts empty at position 0', async () => {
      expect(await engine.position()).toBe(0);
      expect(await engine.search(aQuery())).toMatchObject({ total: 0, items: [], corrected: null });
    });

    test('remembers the position, and replaces and removes in one step', async () => {
      await fill(aDocument('nhs/a', { description: 'kidney' }), aDocument('nhs/b'));
      await engine.apply({
        put: [aDocument('nhs/a', { description: 'liver' })],
        remove: ['github:nhs/b'],
        position: 7,
      });
      expect(await engine.position()).toBe(7);
      expect(await names('kidney')).toEqual([]);
      expect(await names('liver')).toEqual(['nhs/a']);
      expect(await names('')).toEqual(['nhs/a']);
    });

    test('applying the same change twice, or removing what is not there, changes nothing', async () => {
      await fill(aDocument('nhs/a', { topics: ['x'] }));
      await fill(aDocument('nhs/a', { topics: ['x'] }));
      await engine.apply({ put: [], remove: ['github:nhs/none'], position: 1 });
      const { total, facets } = await engine.search(aQuery());
      expect(total).toBe(1);
      expect(facets.topic).toEqual([{ value: 'x', count: 1 }]);
    });

    test('gives back the item as it was put', async () => {
      const document = aDocument('nhs/a', {
        description: 'A “quoted” <b>description</b>',
        licence: { spdx: 'MIT OR Apache-2.0', confidence: 0.93 },
        language: 'C#',
        topics: ['fhir'],
        stars: 3,
        template: true,
      });
      await fill(document);
      expect((await engine.search(aQuery())).items).toEqual([aHit(document.item)]);
    });

    test('resetting empties the index and its position, and it can be filled again', async () => {
      await fill(aDocument('nhs/a'));
      await engine.search(aQuery());
      await engine.reset();
      expect(await engine.position()).toBe(0);
      expect((await engine.search(aQuery())).total).toBe(0);
      await fill(aDocument('nhs/b'));
      expect(await names('')).toEqual(['nhs/b']);
    });

    test.each([
      ['a word of the name', 'frontend', 'nhs/nhsuk-frontend'],
      ['a part of a name in humps', 'mesh', 'nhs/DotnetMeshClient'],
      ['a name with its separator left out', 'nhsukfrontend', 'nhs/nhsuk-frontend'],
      ['a full name', 'nhs/nhsuk-frontend', 'nhs/nhsuk-frontend'],
      ['a pasted address', 'https://github.com/nhs/nhsuk-frontend', 'nhs/nhsuk-frontend'],
      ['an organisation by its name', 'Gwynedd', 'wales/iechyd'],
      ['a word of the README', 'dialysis', 'nhs/renal'],
      ['a dependency', 'pandas', 'nhs/renal'],
      ['another form of the word', 'vaccinating', 'nhs/jabs'],
      ['the beginning of the last word', 'vacc', 'nhs/jabs'],
      ['a beginning that its stem does not share', 'generat', 'nhs/synthetic'],
      ['a word without its accent', 'iechyd da', 'wales/iechyd'],
      ['the American spelling', 'color organization', 'nhs/palette'],
      ['an abbreviation written out', 'personal demographics service', 'nhs/pds-client'],
      ['a phrase', '"sight loss"', 'nhs/eyes'],
      ['a word in capitals', 'DIALYSIS', 'nhs/renal'],
    ])('finds by %s', async (_, text, expected) => {
      await fill(
        aDocument('nhs/nhsuk-frontend'),
        aDocument('nhs/DotnetMeshClient'),
        aDocument('nhs/renal', { readme: 'Schedules dialysis for patients.', keywords: ['pandas'] }),
        aDocument('nhs/jabs', { description: 'Vaccination records' }),
        aDocument('nhs/synthetic', { description: 'Generation of made-up data' }),
        aDocument('wales/iechyd', { description: 'Iechŷd dá', organisationName: 'Health Board of Gwynedd' }),
        aDocument('nhs/palette', { description: 'Colour of each organisation' }),
        aDocument('nhs/pds-client'),
        aDocument('nhs/eyes', { description: 'Sight loss' }),
        aDocument('nhs/ears', { description: 'Loss of hearing, not of sight' }),
      );
      const { items, corrected } = await engine.search(aQuery(text));
      expect(items[0]?.fullName).toBe(expected);
      expect(items.filter(({ matched }) => matched === 'all')).toHaveLength(1);
      expect(corrected).toBeNull();
    });

    test('lists what holds every word, then what lacks some, and nothing excluded', async () => {
      await fill(
        aDocument('nhs/a', { description: 'blood donor' }),
        aDocument('nhs/b', { description: 'blood test' }),
        aDocument('nhs/c', { description: 'organ donor' }),
      );
      const { items, total, facets } = await engine.search(aQuery('blood donor'));
      const [first, ...others] = items.map(({ name, matched }) => `${name} ${matched}`);
      expect([first, ...others.sort()]).toEqual(['a all', 'b some', 'c some']);
      expect([total, facets.organisation]).toEqual([3, [{ value: 'nhs', count: 3 }]]);
      expect(await names('blood -donor')).toEqual(['nhs/b']);
      expect((await names('-donor')).sort()).toEqual(['nhs/b']);
      expect((await names('donor -"blood donor"')).sort()).toEqual(['nhs/c']);
    });

    test.each([
      ['is:template', ['nhs/t']],
      ['IS:Template', ['nhs/t']],
      ['is:archived', ['nhs/old']],
      ['-is:archived -is:template', ['nhs/r']],
      ['is:fork', ['nhs/r']],
      ['language:python', ['nhs/t']],
      ['language:"jupyter notebook"', ['nhs/r']],
      ['language:r language:python', ['nhs/old', 'nhs/t']],
      ['licence:mit', ['nhs/old', 'nhs/t']],
      ['license:MIT', ['nhs/old', 'nhs/t']],
      ['licence:none', ['nhs/r']],
      ['organisation:NHS topic:fhir', ['nhs/t']],
      ['stars:>=10 stars:<=10', ['nhs/t']],
      ['org:elsewhere', []],
      ['status:needs-attention', ['nhs/old']],
      ['stars:>10', ['nhs/r']],
      ['stars:>=10', ['nhs/r', 'nhs/t']],
      ['stars:5..10', ['nhs/t']],
      ['-stars:>0', ['nhs/old']],
      ['updated:>2025-01-01', ['nhs/t']],
      ['updated:2025-01-01', ['nhs/r']],
      ['updated:<2025', ['nhs/old']],
    ])('understands the qualifier %s', async (text, expected) => {
      await fill(
        aDocument('nhs/t', {
          template: true,
          language: 'Python',
          topics: ['fhir'],
          stars: 10,
          licence: { spdx: 'MIT', confidence: 1 },
          pushedAt: '2025-01-02T00:00:00Z',
        }),
        aDocument('nhs/r', {
          fork: true,
          language: 'Jupyter Notebook',
          stars: 40,
          pushedAt: '2025-01-01T23:59:59Z',
        }),
        aDocument('nhs/old', {
          archived: true,
          language: 'R',
          status: 'needs-attention',
          licence: { spdx: 'MIT AND OGL-UK-3.0', confidence: 1 },
          pushedAt: '2019-06-01T00:00:00Z',
        }),
      );
      expect(await names(text, { sort: 'name' })).toEqual(expected);
    });

    test.each([
      ['kidney OR liver', ['nhs/kidney', 'nhs/liver']],
      ['(kidney OR liver) -is:archived', ['nhs/kidney']],
      ['care NOT liver', ['nhs/heart', 'nhs/kidney']],
      ['care -(liver OR heart)', ['nhs/kidney']],
      ['repo:nhs/kidney', ['nhs/kidney']],
      ['git@github.com:NHS/Kidney.git', ['nhs/kidney']],
      ['in:name care', []],
      ['in:description care', ['nhs/heart', 'nhs/kidney', 'nhs/liver']],
      ['depends:left-pad', ['nhs/heart']],
      ['standard:fhir', ['nhs/heart']],
      ['licence:gpl-3.0', ['nhs/heart']],
      ['language:csharp', ['nhs/liver']],
      ['nation:wales body:"health board"', ['nhs/kidney']],
      ['created:2020', ['nhs/kidney']],
      ['forks:>2', ['nhs/kidney']],
    ])('understands %s', async (text, expected) => {
      await fill(
        aDocument('nhs/kidney', {
          description: 'care',
          nation: 'Wales',
          bodyType: 'trust',
          createdAt: '2020-05-05T00:00:00Z',
          forks: 3,
        }),
        aDocument('nhs/liver', { description: 'care', archived: true, language: 'C#' }),
        aDocument('nhs/heart', {
          description: 'care',
          keywords: ['left-pad'],
          standards: ['fhir'],
          licence: { spdx: 'GPL-3.0-or-later', confidence: 1 },
        }),
      );
      expect(await names(text, { sort: 'name' })).toEqual(expected);
    });

    test.each([
      ['depends:pkg:npm/left-pad', ['nhs/heart', 'nhs/kidney']],
      ['depends:pkg:npm/left-pad@<2 -is:archived', ['nhs/heart']],
      ['care -depends:pkg:npm/left-pad', ['nhs/liver']],
      ['depends:pkg:npm/other', []],
    ])('finds by package, given the ids: %s', async (text, expected) => {
      const names = ['nhs/heart', 'nhs/kidney', 'nhs/liver'];
      const documents = names.map((name) => aDocument(name, { description: 'care' }));
      await fill(...documents);
      const [heart = '', kidney = ''] = documents.map(({ item }) => item.id);
      const dependents = new Map([
        ['npm/left-pad@', [heart, kidney, 'github:gone']],
        ['npm/left-pad@<2', [heart]],
      ]);
      const { items } = await engine.search({ ...aQuery(text), sort: 'name', dependents });
      expect(items.map(({ fullName }) => fullName)).toEqual(expected);
    });

    test.each(['AND', 'NEAR(', '"', '-', '*', ':', '()'])(
      'takes %s as words, not as an error',
      async (text) => {
        await fill(aDocument('nhs/a', { description: 'near' }));
        expect((await engine.search(aQuery(text))).total).toBeLessThanOrEqual(1);
      },
    );

    test('leaves out what it does not understand, and says so', async () => {
      await fill(
        aDocument('nhs/a', { description: 'kidney' }),
        aDocument('nhs/b', { description: 'foo bar' }),
      );
      const { items, messages } = await engine.search(aQuery('kidney foo:bar'));
      expect(items.map(({ name }) => name)).toEqual(['a']);
      expect(messages).toEqual([expect.stringContaining('“foo:”')]);
    });

    test('sorts by update, stars and name, with equals by full name', async () => {
      await fill(
        aDocument('nhs/part10', { stars: 5, pushedAt: '2024-01-01T00:00:00Z' }),
        aDocument('nhs/Part2', { stars: 5, pushedAt: null }),
        aDocument('abc/part2', { stars: 9, pushedAt: '2025-01-01T00:00:00Z' }),
      );
      expect(await names('', { sort: 'name' })).toEqual(['abc/part2', 'nhs/Part2', 'nhs/part10']);
      expect(await names('', { sort: 'stars' })).toEqual(['abc/part2', 'nhs/Part2', 'nhs/part10']);
      expect(await names('', { sort: 'updated' })).toEqual(['abc/part2', 'nhs/part10', 'nhs/Part2']);
    });

    test('without words, relevance is what was pushed last, archived ones at the end', async () => {
      await fill(
        aDocument('nhs/old', { pushedAt: '2020-01-01T00:00:00Z' }),
        aDocument('nhs/shut', { pushedAt: '2026-06-01T00:00:00Z', archived: true }),
        aDocument('nhs/new', { pushedAt: '2026-01-01T00:00:00Z' }),
      );
      expect(await names('')).toEqual(['nhs/new', 'nhs/old', 'nhs/shut']);
    });

    test('pages cover every hit once, and beyond the end are empty with the right total', async () => {
      await fill(
        ...Array.from({ length: 25 }, (_, at) => aDocument(`nhs/r${at}`, { description: 'same words' })),
      );
      const seen = new Set<string>();
      for (const page of [1, 2, 3]) {
        for (const fullName of await names('same words', { page, perPage: 10 })) seen.add(fullName);
      }
      expect(seen.size).toBe(25);
      expect(await engine.search(aQuery('same', { page: 4, perPage: 10 }))).toMatchObject({
        total: 25,
        items: [],
        page: 4,
      });
    });

    test('counts each facet with its own filter left aside', async () => {
      await fill(
        aDocument('nhs/a', { language: 'R', topics: ['x', 'y'] }),
        aDocument('nhs/b', { language: 'Python', topics: ['x'] }),
        aDocument('wales/c', { language: 'R', licence: { spdx: 'MIT', confidence: 1 } }),
      );
      const { total, facets } = await engine.search(
        aQuery('', { filters: { language: ['r'], organisation: ['nhs'] } }),
      );
      expect(total).toBe(1);
      expect(facets).toMatchObject({
        language: [
          { value: 'Python', count: 1 },
          { value: 'R', count: 1 },
        ],
        organisation: [
          { value: 'nhs', count: 1 },
          { value: 'wales', count: 1 },
        ],
        licence: [{ value: 'none', count: 1 }],
        status: [{ value: 'open', count: 1 }],
        topic: [
          { value: 'x', count: 1 },
          { value: 'y', count: 1 },
        ],
      });
    });

    test('a filter takes any of its values, and a value nobody has gives nothing', async () => {
      await fill(
        aDocument('nhs/a', { topics: ['x'] }),
        aDocument('nhs/b', { topics: ['y'] }),
        aDocument('nhs/c'),
      );
      expect(await names('', { filters: { topic: ['x', 'y'] }, sort: 'name' })).toEqual(['nhs/a', 'nhs/b']);
      expect(await names('', { filters: { topic: ['z'] } })).toEqual([]);
      expect(await names('', { filters: { topic: [] }, sort: 'name' })).toHaveLength(3);
    });

    test('finds a licence in every expression that holds it, and counts it so', async () => {
      const licensed = (name: string, spdx: string) => aDocument(name, { licence: { spdx, confidence: 1 } });
      await fill(
        licensed('nhs/a', 'MIT'),
        licensed('nhs/b', 'MIT AND OGL-UK-3.0'),
        licensed('nhs/c', 'GPL-3.0-or-later'),
        licensed('nhs/d', 'GPL-2.0-only'),
      );
      const found = (licence: string) => names('', { filters: { licence: [licence] }, sort: 'name' });
      expect(await found('MIT')).toEqual(['nhs/a', 'nhs/b']);
      expect(await found('MIT AND OGL-UK-3.0')).toEqual(['nhs/b']);
      expect(await found('gpl-*')).toEqual(['nhs/c', 'nhs/d']);
      const { facets } = await engine.search(aQuery());
      expect(facets.licence).toContainEqual({ value: 'MIT', count: 2 });
      expect(facets.licence).toContainEqual({ value: 'GPL-*', count: 2 });
    });

    test('gives at most 50 values of a facet, the most frequent', async () => {
      await fill(
        aDocument('nhs/a', { topics: ['often'] }),
        aDocument('nhs/b', { topics: ['often', ...Array.from({ length: 80 }, (_, at) => `t${at}`)] }),
      );
      const { topic } = (await engine.search(aQuery())).facets;
      expect(topic).toHaveLength(50);
      expect(topic[0]).toEqual({ value: 'often', count: 2 });
    });

    test('marks hits as runs that together are the text', async () => {
      const description = 'Blood <b>donors</b> give \uE000blood\uE001 & more';
      await fill(
        aDocument('nhs/blood-bank', {
          description,
          readme: `${'filler words here. '.repeat(60)}Give blood today.`,
        }),
      );
      const { highlights } = (await engine.search(aQuery('blood'))).items[0] ?? {};
      expect(highlights?.name).toEqual([
        { text: 'blood', hit: true },
        { text: '-bank', hit: false },
      ]);
      expect(highlights?.description?.filter(({ hit }) => hit).map(({ text }) => text)).toEqual([
        'Blood',
        'blood',
      ]);
      expect(highlights?.description?.map(({ text }) => text).join('')).toBe(
        description.replaceAll(/[\uE000\uE001]/g, ' '),
      );
      expect(highlights?.readme?.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['blood']);
    });

    test('respells words that no document holds, word by word, and says so', async () => {
      await fill(
        ...Array.from({ length: 9 }, (_, at) =>
          aDocument(`nhs/v${at}`, { description: 'Vaccination records' }),
        ),
        aDocument('nhs/gone', { description: 'Vaccination gone' }),
      );
      expect(await engine.search(aQuery('vacination recrods -gone'))).toMatchObject({
        total: 9,
        corrected: 'vaccination records -gone',
      });
      expect(await engine.search(aQuery('vacination language:none'))).toMatchObject({ total: 0 });
      expect(await engine.search(aQuery('"vacination"'))).toMatchObject({ total: 0, corrected: null });
    });

    test('offers a far commoner spelling, and never replaces a word that is there', async () => {
      await fill(
        ...Array.from({ length: 60 }, (_, at) => aDocument(`nhs/v${at}`, { description: 'open data' })),
        aDocument('nhs/styles', { description: 'dita style sheets' }),
      );
      expect(await engine.search(aQuery('dita is:public'))).toMatchObject({
        total: 1,
        items: [{ fullName: 'nhs/styles' }],
        corrected: null,
        suggestion: 'data is:public',
      });
      expect(await engine.search(aQuery('data'))).toMatchObject({ total: 60, suggestion: null });
    });

    test('finds by the words that are there when one is not', async () => {
      await fill(aDocument('nhs/a', { description: 'waiting list model' }), aDocument('nhs/b'));
      expect(await engine.search(aQuery('waiting list zzyzx'))).toMatchObject({
        total: 1,
        corrected: null,
        items: [{ matched: 'some' }],
      });
    });

    test('offers the nearest query when nothing is found, with what it would find', async () => {
      await fill(aDocument('nhs/a', { description: 'kidney', language: 'R' }), aDocument('nhs/b'));
      expect(await engine.search(aQuery('kidney language:cobol'))).toMatchObject({
        total: 0,
        nearest: { text: 'kidney', total: 1 },
      });
      expect(await engine.search(aQuery('kidney'))).toMatchObject({ nearest: null });
    });

    test('knows packages and collections, as filters and in queries', async () => {
      await fill(
        aDocument('nhs/a', { publishes: true, collections: ['analyst-code', 'charts'] }),
        aDocument('nhs/b', { template: true, collections: ['charts'] }),
        aDocument('nhs/c'),
      );
      expect(await names('is:package')).toEqual(['nhs/a']);
      expect((await names('-is:package')).sort()).toEqual(['nhs/b', 'nhs/c']);
      expect(await names('collection:analyst-code')).toEqual(['nhs/a']);
      expect(await names('', { filters: { kind: ['package'], collection: ['charts'] } })).toEqual(['nhs/a']);
      const { facets } = await engine.search(aQuery());
      expect(facets.collection).toEqual([
        { value: 'charts', count: 2 },
        { value: 'analyst-code', count: 1 },
      ]);
      expect(facets.kind).toContainEqual({ value: 'package', count: 1 });
    });

    test('says why nothing is found, and which filter to leave out', async () => {
      await fill(
        aDocument('nhs/a', { description: 'kidney', language: 'R', topics: ['renal'] }),
        aDocument('nhs/b', { description: 'heart', language: 'Python' }),
      );
      const why = async (text: string, filters = {}) =>
        (await engine.search(aQuery(text, { filters }))).messages;
      expect(await why('language:golang')).toEqual(['No repository here meets “language:golang”.']);
      expect(await why('repo:nhs/none')).toEqual(['“repo:nhs/none” is not among the repositories here.']);
      expect(await why('kidney topic:nothing')).toEqual(['No repository here meets “topic:nothing”.']);
      expect(await why('language:r language:python topic:renal stars:0 is:fork')).toEqual([
        'No repository here meets “is:fork”.',
      ]);
      expect(await why('language:python topic:renal')).toEqual([
        'Each part of the search finds repositories, but no repository has all of them.',
      ]);
      expect(await engine.search(aQuery('kidney', { filters: { language: ['Python'] } }))).toMatchObject({
        messages: ['The search finds 1 repository, and the filters leave it out.'],
        nearest: { text: 'kidney', total: 1, without: 'language' },
      });
    });

    test('says in which fields a word was found, and what made the score when asked', async () => {
      await fill(
        aDocument('nhs/care', { description: 'Dialysis', topics: ['kidney'], keywords: ['pandas'] }),
        aDocument('nhs/other', { description: 'Kidney' }),
      );
      const { items } = await engine.search(aQuery('pandas kidney dialysis', { explain: true }));
      expect(items[0]?.matchedIn).toEqual(['description', 'topics']);
      const words = items[0]?.reasons?.filter(({ signal }) => signal === 'word');
      expect(words?.map(({ text }) => text.replace('*', ''))).toEqual(['pandas', 'kidney', 'dialysis']);
      expect((await engine.search(aQuery('kidney'))).items[0]).not.toHaveProperty('reasons');
    });

    test('filters that leave nothing are not a reason to correct', async () => {
      await fill(aDocument('nhs/a', { description: 'waiting list' }));
      expect(await engine.search(aQuery('waiting', { filters: { language: ['R'] } }))).toMatchObject({
        total: 0,
        corrected: null,
      });
    });

    test('what was removed or replaced is in no answer', async () => {
      const secret = {
        description: 'zyrtec ledger',
        topics: ['zyrtec'],
        language: 'Zig',
        keywords: ['zyrtec'],
      };
      await fill(aDocument('nhs/a', secret), aDocument('nhs/zyrtec', secret), aDocument('nhs/c'));
      await engine.apply({ put: [aDocument('nhs/a')], remove: ['github:nhs/zyrtec'], position: 2 });
      for (const text of [
        '',
        'zyrtec',
        'zyrtex',
        'zyrt',
        '"zyrtec ledger"',
        'topic:zyrtec',
        'repo:nhs/zyrtec',
      ]) {
        const answer = await engine.search(aQuery(text, { perPage: 100, explain: true }));
        expect(JSON.stringify({ ...answer, corrected: null, nearest: null, messages: [] })).not.toMatch(
          /zyrtec|Zig/,
        );
        expect([text, answer.corrected, answer.suggestion]).toEqual([text, null, null]);
      }
      expect((await engine.search(aQuery())).total).toBe(2);
    });

    test('total, pages and counts are of the same documents, whatever is asked', async () => {
      const documents = anEstate();
      await fill(...documents);
      for (const text of estateQueries) {
        for (const sort of searchSorts) {
          const walked: string[] = [];
          const whole = await engine.search(aQuery(text, { sort, perPage: 100 }));
          for (let page = 1; walked.length < whole.total && page <= 12; page++)
            walked.push(...(await names(text, { sort, page, perPage: 7 })));
          expect([text, sort, walked]).toEqual([text, sort, whole.items.map(({ fullName }) => fullName)]);
          expect([text, sort, new Set(walked).size]).toEqual([text, sort, whole.total]);
        }
        const { items } = await engine.search(aQuery(text, { perPage: 100 }));
        const filters = { language: ['R'], topic: ['t1', 't2'] };
        const some = await engine.search(aQuery(text, { perPage: 100, filters }));
        const isR = ({ language }: RepositoryItem) => language === 'R';
        const hasTopic = ({ topics }: RepositoryItem) =>
          topics.some((topic) => filters.topic.includes(topic));
        expect(some.total).toBe(items.filter((item) => isR(item) && hasTopic(item)).length);
        expect(countOf(some, 'language', 'Python')).toBe(
          items.filter((item) => item.language === 'Python' && hasTopic(item)).length,
        );
        expect(countOf(some, 'topic', 't3')).toBe(
          items.filter((item) => isR(item) && item.topics.includes('t3')).length,
        );
      }
    }, 60_000);

    test('answers whatever is typed', async () => {
      await fill(aDocument('nhs/a', { description: 'kidney' }));
      const typed = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.constantFrom(...hostile), { maxLength: 8 }).map((pieces) => pieces.join(' ')),
      );
      await fc.assert(
        fc.asyncProperty(typed, async (text) => {
          const { total, items } = await engine.search(aQuery(text));
          expect(items.length).toBe(total);
        }),
        { numRuns: 150 },
      );
    }, 60_000);

    test('finds a value of a facet whatever it is made of', async () => {
      const values = ['C#', "it's", 'a\\b', '"x"', 'Ünï', 'x'.repeat(150)];
      await fill(...values.map((value, at) => aDocument(`nhs/r${at}`, { language: value })));
      for (const [at, value] of values.entries()) {
        expect(await names('', { filters: { language: [value] } })).toEqual([`nhs/r${at}`]);
        const { facets } = await engine.search(aQuery('', { filters: { language: [value] } }));
        expect(facets.language).toContainEqual({ value, count: 1 });
      }
    });

    test('every facet is there, also with no hit', async () => {
      expect(Object.keys((await engine.search(aQuery('none'))).facets).sort()).toEqual(
        [...facetNames].sort(),
      );
    });
  });
}

const hostile = [
  '"',
  "'",
  '\\',
  '(',
  ')',
  'OR',
  'NOT',
  '-',
  '*',
  'kidney',
  'kid*',
  '-kid*',
  '" OR live = 0',
  'TO',
  'IN',
  '[',
  ']',
  'stars:>',
  'topic:"a\\"',
  'in:name',
  '-"kidney "',
  '\u0000',
  '\ud800',
  '_geoRadius(1)',
  '日本',
  '<b>',
];

/** Documents that share words in many ways. */
function anEstate(): SearchDocument[] {
  const words = ['blood', 'donor', 'kidney', 'care', 'plan'];
  return Array.from({ length: 60 }, (_, at) =>
    aDocument(`nhs/r${at}`, {
      description: words.filter((_, place) => (at >> place) % 2 === 0).join(' '),
      readme: at % 3 === 0 ? 'waiting list for care' : 'nothing',
      language: ['R', 'Python', null][at % 3] ?? null,
      topics: [`t${at % 5}`, ...(at % 2 ? ['t1'] : [])],
      stars: at % 4,
      archived: at % 7 === 0,
    }),
  );
}

const estateQueries = [
  '',
  'blood donor',
  'blood donor kidney care plan waiting',
  'waiting list zzyzx',
  '"waiting list" blood',
  'blood -"waiting list"',
  '(blood OR "waiting list") -is:archived',
  'donor NOT (kidney care) stars:>0',
  'ki*',
  'in:description care kidney',
];

function countOf({ facets }: SearchResult, facet: Facet, value: string): number {
  return facets[facet].find((one) => one.value === value)?.count ?? 0;
}
