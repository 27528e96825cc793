import { Dataset } from '../simulator/simulator.ts';
import { fullNameOf } from '../simulator/estate/estate.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const licences = ['MIT\n', 'Apache-2.0\n', 'ISC\n'];

/** Accounts with repositories that share some files. */
export function killEstate(accounts: number, repositories: number): Dataset {
  const estate = new Dataset();
  for (let account = 1; account <= accounts; account++) estate.addAccount({ login: `trust-${account}` });
  for (let n = 1; n <= repositories; n++)
    estate.create(`trust-${1 + (n % accounts)}`, {
      name: `repository-${n}`,
      files: { 'README.md': `# Number ${n}\n`, LICENSE: licences[n % 3] ?? '', 'package.json': packageOf(n) },
    });
  return estate;
}

function packageOf(n: number): string {
  return JSON.stringify({ name: `package-${n}`, dependencies: { [`package-${n + 1}`]: '^1.0.0' } });
}

/** Changes of every kind, as happen between two harvests. */
export function changeEstate(estate: Dataset, round: number, random: () => number): void {
  const open = [...estate.repositories].filter(({ visibility }) => visibility === 'public');
  const take = () => fullNameOf(open.splice(Math.floor(random() * open.length), 1)[0] ?? never());
  for (let n = 0; n < 12; n++)
    estate.push(take(), { LICENSE: licences[Math.floor(random() * 3)] ?? '', 'a.txt': `${round}\n` });
  for (let n = 0; n < 4; n++) estate.push(take(), { 'README.md': `# Round ${round}, ${n}\n` });
  estate.rename(take(), `renamed-${round}`);
  estate.archive(take());
  estate.makePrivate(take());
  estate.delete(take());
  const closed = [...estate.repositories].find(({ visibility }) => visibility !== 'public');
  if (round % 3 === 0 && closed) estate.makePublic(fullNameOf(closed));
  const owner = estate.accounts[round % estate.accounts.length]?.login ?? never();
  for (let n = 0; n < 3; n++)
    estate.create(owner, {
      name: `new-${round}-${n}`,
      files: { 'README.md': `# New ${round} ${n}\n`, LICENSE: 'MIT\n', 'package.json': packageOf(n) },
    });
  const [other] = estate.accounts.filter(({ login }) => login !== owner);
  if (other) estate.transfer(`${owner}/new-${round}-0`, other.login);
}

function never(): never {
  throw new Error('The estate is empty.');
}
