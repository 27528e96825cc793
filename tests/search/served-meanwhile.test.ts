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

test('a change in the middle of reading ahead is searched', async () => {
  await using engine = await anEngine();
  const searched = engine.search(aQuery(words.join(' ')));
  await engine.apply({ put: [aDocument('nhs/new', { readme: words.join(' ') })], remove: [], position: 2 });
  await engine.reset();
  expect((await searched).total).toBe(0);
  expect((await engine.search(aQuery(words[0]))).total).toBe(0);
});
