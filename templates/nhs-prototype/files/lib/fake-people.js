import { testNhsNumber } from './nhs-number.js';

// Names of plants and words for "example", so that nobody takes these people for real ones.
const givenNames = ['Ash', 'Basil', 'Bryn', 'Cedar', 'Clover', 'Fern', 'Hazel', 'Ivy', 'Juniper', 'Linden', 'Maple', 'Olive', 'Poppy', 'Rowan', 'Sage', 'Willow'];
const familyNames = ['Demo', 'Enghraifft', 'Example', 'Fictional', 'Imaginary', 'Invented', 'Mock', 'Placeholder', 'Pretend', 'Sample', 'Specimen', 'Trial'];
const streets = ['Example Street', 'Sample Road', 'Specimen Lane', 'Placeholder Avenue', 'Heol Enghraifft'];

/** Numbers from 0 up to 1 that are the same each time for the same seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * One made-up person: 999 NHS number, a telephone number that Ofcom keeps for drama, an address at example.nhs.uk.
 * They are between 18 and 97 years old on the day given.
 */
export function fakePerson(random = Math.random, today = new Date()) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const whole = (from, to) => from + Math.floor(random() * (to - from + 1));
  const givenName = pick(givenNames);
  const familyName = pick(familyNames);
  return {
    givenName,
    familyName,
    fullName: `${givenName} ${familyName}`,
    dateOfBirth: {
      day: String(whole(1, 28)),
      month: String(whole(1, 12)),
      year: String(today.getFullYear() - whole(19, 97)),
    },
    nhsNumber: testNhsNumber(random),
    email: `${givenName}.${familyName}@example.nhs.uk`.toLowerCase(),
    phone: `07700 900${String(whole(0, 999)).padStart(3, '0')}`,
    address: `${whole(1, 199)} ${pick(streets)}, Sampleton, ZZ99 3VZ`,
  };
}

/** `count` people, each with an NHS number of their own; the same for the same seed and day. */
export function fakePeople(count, seed = 1, today = new Date()) {
  const random = randomFrom(seed);
  const people = new Map();
  while (people.size < count) {
    const person = fakePerson(random, today);
    if (!people.has(person.nhsNumber)) people.set(person.nhsNumber, person);
  }
  return [...people.values()];
}
