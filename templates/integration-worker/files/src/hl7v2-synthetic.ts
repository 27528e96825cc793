import { usualSeparators, writeHl7v2 } from './hl7v2-write.ts';
import { testNhsNumber } from './nhs-number.ts';

/** A made-up message; `index` makes it another one. */
export function syntheticHl7v2Message(index: number, id: string): string {
  const now = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}+0000`;
  const [event, status] = index % 2 === 0 ? ['A01', 'I'] : ['A03', 'O'];
  return writeHl7v2(
    [
      [
        'MSH',
        ...['SYNTHETIC', 'SENDER', 'WORKER', 'HERE', now, ''],
        ['ADT', event],
        ...[id, 'T', '2.4', '', '', '', '', '', 'UNICODE UTF-8'],
      ],
      ['EVN', event, now],
      [
        'PID',
        ...['1', ''],
        {
          repeated: [
            [testNhsNumber(index), '', '', 'NHS', 'NH'],
            [`T${index}`, '', '', 'X99TEST', 'PI'],
          ],
        },
        '',
        [`TESTPATIENT-${index}`, 'TEST', '', '', ''],
        ...['', `${1930 + (index % 90)}0101`, 'U', '', ''],
        ['1 EXAMPLE STREET', '', 'EXAMPLETON', '', 'ZZ99 3AA'],
      ],
      ['PV1', '1', status, ['WARD', '1', '1', 'X99TEST']],
    ],
    usualSeparators,
  );
}
