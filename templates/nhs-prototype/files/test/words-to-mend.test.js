import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsToMend } from '../lib/words-to-mend.js';

const long = Array.from({ length: 31 }, (_, index) => `word${index}`).join(' ');

for (const [source, line, words] of [
  ['<p>\n  Lorem ipsum dolor</p>', 2, /Lorem ipsum/],
  ['<p>[insert name here]</p>', 1, /\[insert name here\]/],
  ['<a href="/x">click\n  here</a>', 1, /click/],
  ['{{ actionLink({ text: "Read more", href: "/x" }) }}', 1, /Read more/],
  ['<p>x</p>\n<img src="a.png">', 2, /without alt/],
  ['<p>Choose a color</p>', 1, /colour/],
  ['{{ input({ label: "Your favorite color" }) }}', 1, /favourite/],
  [`<p>${long}</p>`, 1, /31 words/],
  ['<a href="#">Next</a>', 1, /leads nowhere/],
  ['<p>Bring eg a letter</p>', 1, /for example/],
])
  test(`${source.slice(0, 40).replaceAll('\n', ' ')} is found`, () => {
    const found = wordsToMend(source, 'app/views/page.html');
    assert.ok(found.some((each) => each.line === line && words.test(each.text)), JSON.stringify(found));
  });

for (const source of [
  '{# TODO for us #}<!-- lorem ipsum --><p>Fine.</p>',
  '<p class="app-color-center" data-color="x">Fine.</p>',
  '<style>p { color: red }</style><script>if (!a) color()</script>',
  '{% if data.color != "red" %}{{ tag({ colour: "center" }) }}{% endif %}',
  '<img src="a.png" alt=""><p>One. Two.</p>',
  `<ul>${'<li>five words in each item</li>'.repeat(9)}</ul>`,
])
  test(`${source.slice(0, 40)} is left alone`, () => {
    assert.deepEqual(wordsToMend(source, 'app/views/page.html'), []);
  });

test('the texts of a journey are read, its code is not', () => {
  const journey = "const color = 'red';\nexport const journey = { title: 'What is your favorite color?', path: 'color' };";
  assert.deepEqual(wordsToMend(journey, 'versions/v1/journey.js').map(({ line }) => line), [2, 2]);
});
