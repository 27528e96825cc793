import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../src/fhir/formats.ts';
import { fitsDate, wantedDate } from '../src/fhir/search/dates.ts';
import { splitEscaped, unescaped } from '../src/fhir/search/values.ts';
import { spanOf } from '../src/fhir/times.ts';
import { isNarrative } from '../src/fhir/xhtml.ts';

const fits = (value: string, wanted: string, now?: number) => {
  const [span, search] = [spanOf(value), wantedDate(wanted)];
  assert.ok(span && search, `${value} ${wanted}`);
  return fitsDate(span, search, now);
};

test('dates compare by the whole time they stand for', () => {
  assert.equal(fits('2019-07', '2019'), true);
  assert.equal(fits('2019', '2019-07'), false);
  assert.equal(fits('2019', 'ne2019-07'), true);
  assert.equal(fits('2019-07-31', 'gt2019-07'), false);
  assert.equal(fits('2019-08-01', 'gt2019-07'), true);
  assert.equal(fits('2019-07-31', 'le2019-07'), true);
  assert.equal(fits('2019', 'sa2019-07'), false);
  assert.equal(fits('2020', 'sa2019-07'), true);
  assert.equal(fits('2018', 'eb2019'), true);
  assert.equal(fits('2026-03-02T09:00:00Z', '2026-03-02'), true);
  assert.equal(fits('2026-03-02T00:30:00+01:00', '2026-03-02'), false);
  assert.equal(fits('2026-03-02T09:00:00Z', '2026-03-02T10:00:00+01:00'), true);
});

test('about then is a tenth of the time since', () => {
  const now = Date.UTC(2020, 0, 1);
  assert.equal(fits('2009-06', 'ap2010', now), true);
  assert.equal(fits('2008-06', 'ap2010', now), false);
  assert.equal(fits('2019-12-29', 'ap2019-12-31', now), false);
});

test('every day of 400 years is one, and no other', () => {
  const isDate = formats['fhir-date'];
  let days = 0;
  for (let year = 1900; year < 2300; year += 1)
    for (let month = 0; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1)
        if (isDate?.test(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)) days += 1;
  assert.equal(days, (Date.UTC(2300, 0, 1) - Date.UTC(1900, 0, 1)) / 86_400_000);
});

test('a year lasts until the next, and a leap second is a time', () => {
  assert.deepEqual(spanOf('0099'), {
    start: new Date('0099-01-01T00:00:00Z').getTime(),
    end: new Date('0100-01-01T00:00:00Z').getTime(),
  });
  assert.ok(spanOf('2016-12-31T23:59:60Z'));
  for (const text of [
    '',
    '0000',
    '20',
    '2020-1',
    '2020-01-1',
    '2020-01-01T',
    '2020-01-01T1:00',
    '2020-01-01T10:60Z',
    '2020-01-01T10:00:00+15:00',
  ])
    assert.equal(spanOf(text), undefined, text);
});

test('narrative is one div that shows something and does nothing', () => {
  const div = (content: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`;
  const right = [
    'x',
    '<p>A<br/>b &amp; c</p>',
    '<table class="grid"><tbody><tr><td colspan=\'2\'>1</td></tr></tbody></table>',
    '<img src="#photo" alt="x"/>',
    '<!-- note --><b>x</b>',
    '<a href="https://example.nhs.uk/?a=1&amp;b=2">x</a>',
    '1 > 0',
  ];
  for (const content of right) assert.equal(isNarrative(div(content)), true, content);
  assert.equal(isNarrative('<div lang="cy" xmlns="http://www.w3.org/1999/xhtml">x</div>\n'), true);
  const wrong = [
    '',
    ' ',
    '<p>',
    '</p>',
    '<p>x</b>',
    '<br>',
    '<script>1</script>',
    '<form>x</form>',
    '<p onclick="x()">x</p>',
    '<a href="javascript:x">x</a>',
    '<p',
    '<<',
    '<P>x</P>',
    '<p a>x</p>',
    '<iframe src="x"/>',
  ];
  for (const content of wrong) assert.equal(isNarrative(div(content)), false, content);
  for (const text of ['x', '<p>x</p>', '<div>x</div>', `${div('x')}${div('y')}`, `x${div('x')}`, `${div('x')}y`])
    assert.equal(isNarrative(text), false, text);
});

test('escaped commas and bars belong to a value', () => {
  assert.deepEqual(splitEscaped('a\\,b,c', ','), ['a\\,b', 'c']);
  assert.deepEqual(splitEscaped('a\\\\,b', ','), ['a\\\\', 'b']);
  assert.deepEqual(splitEscaped('', ','), ['']);
  assert.deepEqual(['a\\,b', 'a\\|b', 'a\\$b', 'a\\\\b', 'a\\b'].map(unescaped), ['a,b', 'a|b', 'a$b', 'a\\b', 'a\\b']);
});
