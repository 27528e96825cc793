import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/git/decode.ts';

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decode', () => {
  test.each([
    ['UTF-8', Buffer.from('Licence — £5'), 'Licence — £5', 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFMIT'), 'MIT', 'utf-8'],
    ['nothing', Buffer.alloc(0), '', 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from('\uFEFFCrown ©', 'utf16le'), 'Crown ©', 'utf-16le'],
    ['UTF-16 BE with a mark', utf16be('\uFEFFCrown ©'), 'Crown ©', 'utf-16be'],
    ['UTF-16 LE without a mark', Buffer.from('MIT License', 'utf16le'), 'MIT License', 'utf-16le'],
    ['UTF-16 BE without a mark', utf16be('MIT License'), 'MIT License', 'utf-16be'],
    [
      'Windows-1252',
      Buffer.from([0x93, 0x41, 0x94, 0x20, 0x80, 0x35, 0x20, 0xa9]),
      '“A” €5 ©',
      'windows-1252',
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      null,
      'binary',
    ],
    ['zero bytes in text', Buffer.from('MIT\0License'), null, 'binary'],
    ['small numbers of two bytes', Buffer.from([0, 1, 0, 2, 0, 3]), null, 'binary'],
    ['UTF-32 with a mark', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), null, 'binary'],
    ['half a pair in UTF-16', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), null, 'binary'],
    ['compressed bytes', Buffer.from([0xff, 0x1f, 0x8b, 0x08, 0x01, 0x02, 0x03, 0x81, 0x9d]), null, 'binary'],
  ])('reads %s', (_what, bytes, text, encoding) => {
    expect(decode(bytes)).toEqual({ text, encoding });
  });

  test('keeps a mark that is not at the beginning', () => {
    expect(decode(Buffer.from('\uFEFF\uFEFFa')).text).toBe('\uFEFFa');
  });

  test('forgives a stray byte in a long text', () => {
    const bytes = Buffer.concat([
      Buffer.from('Permission is hereby granted. '.repeat(9)),
      Buffer.from([0x81, 0xa9]),
    ]);
    expect(decode(bytes).encoding).toBe('windows-1252');
  });

  test('gives back any text written in UTF-8', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((value) => !value.includes('\0') && !value.startsWith('\uFEFF'));
    fc.assert(fc.property(text, (value) => void expect(decode(Buffer.from(value)).text).toBe(value)));
  });

  test('gives back any text written in UTF-16 with a mark', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(text, (value) => {
        expect(decode(Buffer.from(`\uFEFF${value}`, 'utf16le')).text).toBe(value);
        expect(decode(utf16be(`\uFEFF${value}`)).text).toBe(value);
      }),
    );
  });

  test('never fails, and never gives text that a store cannot keep', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { text, encoding } = decode(bytes);
        expect(text === null).toBe(encoding === 'binary');
        if (text === null) return;
        expect(text).not.toContain('\0');
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});
