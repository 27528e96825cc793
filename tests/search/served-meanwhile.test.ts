import { expect, test } from 'vitest';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

const words = 'kidney ward board clinic theatre nurse doctor patient letter screening booking referral'.split(
  ' ',
);

async function anEngine() {
  const engine = await openSqliteSearch(':memory:');
  const put = Array.from({ length: 60 }, (_, at) => aDocument(`nhs/r${at}`, { readme: words.join(' ') }));
  await engine.apply({ put, remove: [], position: 1 });
  return engine;
}

/** How often others were served before something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isDone = true;
  return turns;
}

test('others are served while what a search of many words asks for is read', async () => {
  await using engine = await anEngine();
  expect(await turnsDuring(() => engine.search(aQuery(words.join(' '))))).toBeGreaterThan(4);
  expect(await turnsDuring(() => engine.search(aQuery(words.join(' '))))).toBe(0); // all of it is kept
});

test('others are served between the words that are respelt', async () => {
  await using engine = await anEngine();
  const text = 'kidnye wrad bord';
  expect(await turnsDuring(() => engine.search(aQuery(text)))).toBeGreaterThan(2);
});

test('others are served while the many that depend on a package are looked up', async () => {
  await using engine = await anEngine();
  const ids = Array.from({ length: 9_000 }, (_, at) => `github:nhs/r${at + 50}`);
  const query = { ...aQuery('depends:pkg:npm/kit'), dependents: new Map([['npm/kit@', ids]]) };
  expect(await turnsDuring(() => engine.search(query))).toBeGreaterThan(2);
  expect((await engine.search(query)).total).toBe(10);
  await engine.apply({ put: [aDocument('nhs/r60')], remove: ['github:nhs/r59'], position: 2 });
  expect((await engine.search(query)).total).toBe(10);
});

test('a change in the middle of reading ahead is searched', async () => {
  await using engine = await anEngine();
  const searched = engine.search(aQuery(words.join(' ')));
  await engine.apply({ put: [aDocument('nhs/new', { readme: words.join(' ') })], remove: [], position: 2 });
  await engine.reset();
  expect((await searched).total).toBe(0);
  expect((await engine.search(aQuery(words[0]))).total).toBe(0);
});
