import { testNhsNumber } from '../src/nhs-number.ts';

/** Chances that are the same in each run, so that a failure can be looked into. */
export function chances(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  const one = <T>(...values: T[]): T => values[below(values.length)] as T;
  return { below, one };
}

const systems = [
  { name: 'PAS', site: 'RX1', version: '2.4', end: '\r', signs: '|^~\\&', set: '' },
  { name: 'OLDPAS', site: 'RX2', version: '2.2', end: '\r', signs: '|^~\\&', set: '8859/1' },
  { name: 'EPR', site: 'RX3', version: '2.3.1', end: '\r\n', signs: '|^~\\&', set: 'UNICODE UTF-8' },
  { name: 'MATERNITY', site: 'RX4', version: '2.5.1', end: '\n', signs: '#@*%$', set: '8859/15' },
  { name: 'ED', site: 'RX5', version: '2.6', end: '\r', signs: '|^~\\&', set: 'ASCII' },
  { name: 'CHILDHEALTH', site: 'RX6', version: '2.7', end: '\r', signs: '|^~\\&#', set: 'UNICODE UTF-8' },
] as const;

const events = 'A01 A02 A03 A04 A05 A06 A07 A08 A11 A12 A13 A17 A21 A22 A28 A31 A34 A40'.split(' ');

export interface Sample {
  name: string;
  bytes: Uint8Array;
  expected: { type: string; nhsNumber: string | null; family: string; merged: number };
}

/** Messages as feeds of patient administration systems send them: each system in its own way with each of the events. */
export function samples(): Sample[] {
  return systems.flatMap((system, at) => events.map((event, index) => sample(system, event, at * 100 + index)));
}

function sample(system: (typeof systems)[number], event: string, index: number): Sample {
  const { one } = chances(index);
  const [f, c, r, , p] = [...system.signs];
  const esc = system.signs[3] ?? '\\';
  const plain = system.set === 'ASCII' || system.set === '';
  const family = plain ? one('TESTPATIENT', 'O\'TEST', 'TEST-PATIENT') : one('TÉSTPATIENT', 'PRÜFUNG', 'ŒUVRETEST');
  const shown = system.set === '8859/1' && family.startsWith('Œ') ? 'OUVRETEST' : family;
  const number = one<string | null>(testNhsNumber(index), testNhsNumber(index), null);
  const spaced = number === null ? '' : one(number, `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`);
  const nhs = [spaced, '', '', one('NHS', 'NHS', `NHS${p}2.16.840.1.113883.2.1.4.1${p}ISO`), 'NH'].join(c);
  const local = [`T${index}`, '', '', system.site, one('PI', 'MR', '')].join(c);
  const ids = number === null ? local : one(`${nhs}${r}${local}`, `${local}${r}${nhs}`);
  const time = one('20260131093000', '202601310930', '20260728133015.1234', '20260728133015+0100', '20260131');
  const type = system.version === '2.2' ? `ADT${c}${event}` : `ADT${c}${event}${c}ADT_${event}`;
  const pid = (name: string, numbers: string) =>
    ['PID', '1', '', numbers, '', [name, 'TEST', one('', 'ANN'), '', 'MRS', '', 'L'].join(c), '', one('19500131', '195001', '""', ''), 'F'];
  const merge = ['A34', 'A40'].includes(event);
  const segments = [
    ['MSH', system.signs.slice(1), system.name, system.site, 'WORKER', 'HERE', time, '', type, `${system.name}${index}`, 'P', system.version,
      ...(system.set === '' ? [] : ['', '', '', '', '', system.set])],
    ['EVN', event, time, '', '', 'TESTUSER', one('', time)],
    pid(shown, ids),
    ...(merge ? [['MRG', [`T${index}OLD`, '', '', system.site, 'PI'].join(c)]] : [['PD1', '', '', one('', `EXAMPLE SURGERY${c}X99999`)]]),
    ['PV1', '1', one('I', 'O', 'E'), `WARD ${one('A', 'B')}${c}${one('1', '2')}${c}3${c}${system.site}`],
    ...(event === 'A17' ? [pid('SECONDTEST', [`T${index}B`, '', '', system.site, 'PI'].join(c)), ['PV1', '1', 'I']] : []),
    ['NTE', '1', '', `two lines${esc}.br${esc}and a sign ${esc}F${esc} and ${esc}T${esc}`],
    ['ZPA', '1', `only this sender${c}knows`, '', ''],
  ];
  const text = segments.map((fields) => fields.join(f)).join(system.end) + one(system.end, '');
  return {
    name: `${system.name} ${event}`,
    bytes: encode(text, system.set),
    expected: { type: `ADT^${event}`, nhsNumber: number, family: shown, merged: merge ? 1 : 0 },
  };
}

/** Text in a character set; Node itself only reads the older ones. */
export function encode(text: string, set: string): Uint8Array {
  const label = { '8859/1': 'windows-1252', '8859/15': 'iso-8859-15', 'WINDOWS-1252': 'windows-1252' }[set];
  if (label === undefined) return new TextEncoder().encode(text);
  const all = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (sign) => {
    const byte = [...all].indexOf(sign);
    if (byte === -1) throw new Error(`${sign} is not in ${set}`);
    return byte;
  });
}
