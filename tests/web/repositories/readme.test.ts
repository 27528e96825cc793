import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkAddress } from '../../../src/web/repositories/readme/links.ts';
import { longest, readmeView } from '../../../src/web/repositories/readme/readme.ts';
import { sanitise } from '../../../src/web/repositories/readme/sanitise.ts';

const base = 'https://github.com/sample-trust/ward-board/blob/abc123/README.md';

function html(text: string, from: string | null = base): string {
  return readmeView({ path: 'README.md', text, truncated: false }, { base: from }).html;
}

/** What a browser could run or load; checked on the sanitiser's own output, where every other `<` is escaped. */
const allowed =
  /^<\/?(?:h[3-6]|p|br|hr|div|span|blockquote|pre|code|kbd|samp|var|details|summary|a|em|strong|b|i|s|del|ins|sub|sup|small|mark|abbr|cite|q|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td|input|img)(?: (?:href="(?:https?:\/\/|mailto:|#readme-)[^"<>]*"|id="readme-[^"<>]*"|rel="nofollow ugc noreferrer"|tabindex="0"|start="[^"<>]*"|(?:col|row)span="[^"<>]*"|scope="[^"<>]*"|type="checkbox"|disabled|checked|open|aria-label="(?:To do|Done|Back to where note \d+ is named)"|align="(?:left|center|right)"|width="\d+%?"|class="hub-alert[\w -]*"))* ?\/?>$/;

function unsafe(output: string): string[] {
  return (output.match(/<[^>]*>?/g) ?? []).filter((tag) => !allowed.test(tag));
}

const hostile = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" alt="&quot;><script>alert(1)</script>">',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x" onclick="alert(1)" style="position:fixed" target="_top">x</a>',
  '[x](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '[x](https://user:secret@example.org/)',
  '<javascript:alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input name=password><button formaction=x>go</button></form>',
  '<style>body{display:none}</style><link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=//evil.example"><base href=//evil.example>',
  '<object data=x></object><embed src=x><video src=x><audio src=x><source srcset=x>',
  '<div id="maincontent" class="nhsuk-header" style="position:fixed">x</div>',
  '<h1 id="maincontent">x</h1><a name="q">y</a><span id="q">z</span>',
  '<p onmouseover="alert(1)" data-module="nhsuk-header" tabindex="5">x</p>',
  '<template><script>alert(1)</script></template>',
  '<textarea><script>alert(1)</script></textarea>',
  '<!--><img src=x onerror=alert(1)>--><![CDATA[<img src=x onerror=alert(1)>]]>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<a href="#"><h1></h1><img><a href="https://b.example">nested</a></a>',
  '</main></div></body><h1>Outside</h1>',
  '\u0000<\u0000script>alert(1)</script>',
];

describe('a README on our page', () => {
  test.each(hostile)('leaves nothing to run or load of %j', (text) => {
    expect(unsafe(html(text))).toEqual([]);
    expect(unsafe(sanitise(text, { base }))).toEqual([]);
    expect(html(text)).not.toMatch(/<script|="javascript:|href="[^"]*secret@/i);
  });

  test('nothing unsafe comes out of any mixture of markup', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string(),
      fc.constantFrom('"', "'", '<', '>', '`', '\n\n', '&lt;'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => unsafe(html(pieces.join(''))).length === 0),
      { numRuns: 300 },
    );
  });

  test('headings continue the order of the page, without a gap', () => {
    expect(html('# One\n\n#### Deep\n\n## Two\n').match(/<h\d/g)).toEqual(['<h3', '<h4', '<h4']);
  });

  test('its own table of contents works', () => {
    const output = html('[Use it](#use-it)\n\n# Use it!\n\n## Use it\n');
    expect(output).toContain('href="#readme-use-it"');
    expect(output).toContain('<h3 id="readme-use-it">');
    expect(output).toContain('<h4 id="readme-use-it-1">');
  });

  test('pictures are links with their description, so no other host is asked', () => {
    expect(html('![The board](docs/board.png)')).toContain(
      '<a href="https://github.com/sample-trust/ward-board/blob/abc123/docs/board.png" rel="nofollow ugc noreferrer">Image: The board</a>',
    );
    expect(html('![](board.png)')).toContain('>Image</a>');
  });

  test('a picture within a link keeps the link', () => {
    expect(html('[![Build](https://ci.example/b.svg)](https://ci.example/)')).toContain(
      '<a href="https://ci.example/" rel="nofollow ugc noreferrer"><span>Image: Build</span></a>',
    );
  });

  test('a picture that this hub serves is shown, and asks no other host', () => {
    const picture = (src: string) => (src.endsWith('.png') ? `/pictures/${src.length}` : null);
    const text =
      '<img alt="Ward" src="ward.png" width="200px" height="x" align="right" onload="x">\n\n![](a.svg)';
    const output = readmeView({ path: 'README.md', text, truncated: false }, { base, picture }).html;
    expect(output).toContain('<img src="/pictures/8" alt="Ward" loading="lazy" width="200" align="right" />');
    expect(output).toContain('>Image</a>');
    expect(
      readmeView({ path: 'README.md', text: '[![](a.png)](b)', truncated: false }, { base, picture }).html,
    ).toContain('<img src="/pictures/5" alt="Image" loading="lazy" /></a>');
  });

  test('links and headings that say nothing are left out', () => {
    expect(html('<a href="https://a.example"> </a><h2></h2>text')).not.toMatch(/<a|<h/);
  });

  test('task lists have boxes that cannot be ticked', () => {
    const output = html('- [ ] write\n- [x] read\n- [y] other\n\n[ ] no item\n');
    expect(output).toContain('<li><input type="checkbox" disabled aria-label="To do" /> write</li>');
    expect(output).toContain('<li><input type="checkbox" disabled checked aria-label="Done" /> read</li>');
    expect(output.match(/<input/g)).toHaveLength(2);
  });

  test('a field of another kind is not shown', () => {
    expect(html('<input type="text" value="x"> <input type="CHECKBOX" name="q" onclick="x">')).toBe(
      '<p><span></span> <input type="checkbox" disabled aria-label="To do" /></p>\n',
    );
  });

  test('alerts have a title, and quotations stay quotations', () => {
    expect(html('> [!TIP]\n> Try **this**\n')).toBe(
      '<div class="hub-alert hub-alert--tip">\n<p class="hub-alert__title">Tip</p>\n<p>Try <strong>this</strong></p>\n</div>\n',
    );
    expect(html('> [!CAUTION]\n>\n> - a\n')).toContain('Caution</p>\n<ul>');
    expect(html('> [!NOTE]\n')).toBe(
      '<div class="hub-alert hub-alert--note">\n<p class="hub-alert__title">Note</p>\n</div>\n',
    );
    for (const text of ['> [!OTHER]\n> a', '> [!NOTE] a', '- > [!NOTE]\n  > a', '[!NOTE]\na'])
      expect(html(text)).not.toContain('hub-alert');
  });

  test('footnotes lead there and back', () => {
    const output = html('A[^n] b[^n]\n\n[^n]: Why.\n');
    expect(output).toContain('<sup><a id="readme-fnref1" href="#readme-fn1"');
    expect(output).toContain('<li id="readme-fn1">');
    expect(output).toContain(
      'href="#readme-fnref1" rel="nofollow ugc noreferrer" aria-label="Back to where note 1',
    );
    expect(html('a^[inline]')).toContain('a^[inline]');
  });

  test.each([
    ['# :rocket: Launch it', 'rocket-launch-it'],
    ['# 🚀 Launch', '-launch'],
    ['# [Use](x) `code`, *now*', 'use-code-now'],
    ['# C++ & Æther_x', 'c--æther_x'],
    ['<h2 align="center">Ward &amp; board</h2>', 'ward--board'],
  ])('%s has the anchor of GitHub', (text, id) => {
    expect(html(text)).toContain(`id="readme-${id}"`);
  });

  test('names of emoji are emoji, and faces stay letters', () => {
    expect(html(':tada: :+1: :nosuch: :) 10:30:15')).toBe('<p>🎉 👍 :nosuch: :) 10:30:15</p>\n');
  });

  test('addresses are links, and names of files are not', () => {
    const output = html('README.md www.nhs.uk/a. https://nhs.uk ~~x~~');
    expect(output.match(/href="[^"]*"/g)).toEqual(['href="http://www.nhs.uk/a"', 'href="https://nhs.uk/"']);
    expect(output).toContain('<s>x</s>');
  });

  test('cells and paragraphs keep how they are aligned', () => {
    expect(html('| a | b |\n|:-:|--:|\n| 1 | 2 |')).toMatch(/<th align="center">a[\s\S]*<td align="right">2/);
    expect(html('<p align="CENTER">x</p><div align="justify">y</div>')).toContain('<p align="center">x</p>');
    expect(html('<details open><summary>More</summary>\n\n*x*\n\n</details>')).toContain('<details open>');
  });

  test('front matter and a byte order mark are not shown', () => {
    expect(html('\uFEFF---\ntitle: secret\n---\n# Ward board\n')).toBe(
      '<h3 id="readme-ward-board">Ward board</h3>\n',
    );
  });

  test.each(['README.rst', 'README', 'README.txt', 'README.adoc'])('%s is shown as it is written', (path) => {
    const view = readmeView({ path, text: '*Ward* <b>board</b>', truncated: false }, { base });
    expect(view).toEqual({ path, html: '', plain: '*Ward* <b>board</b>', cut: false });
  });

  test('a very long one is cut, and says so', () => {
    const view = readmeView({ path: 'README', text: 'a'.repeat(longest + 1), truncated: false }, { base });
    expect(view.plain).toHaveLength(longest);
    expect(view.cut).toBe(true);
    expect(readmeView({ path: 'README', text: 'a', truncated: true }, { base }).cut).toBe(true);
  });
});

describe('links in a README', () => {
  test.each([
    ['CONTRIBUTING.md#how', 'https://github.com/sample-trust/ward-board/blob/abc123/CONTRIBUTING.md#how'],
    ['/docs/a.md', 'https://github.com/sample-trust/ward-board/blob/abc123/docs/a.md'],
    ['//other.example/x', 'https://other.example/x'],
    ['https://other.example/x', 'https://other.example/x'],
    ['mailto:team@trust.example', 'mailto:team@trust.example'],
    ['#use', '#readme-use'],
    ['#Use-It', '#readme-use-it'],
    ['#user-content-use', '#readme-use'],
    ['README.md#use', '#readme-use'],
    ['#', null],
    ['', null],
    ['javascript:alert(1)', null],
    ['ftp://other.example/', null],
    ['https://%', null],
  ])('%j leads to %j', (href, expected) => {
    expect(linkAddress(href, base, 'readme-')).toBe(expected);
  });

  test('relative ones lead nowhere when the forge’s addresses are not known', () => {
    expect(linkAddress('docs/a.md', null, 'readme-')).toBeNull();
    expect(linkAddress('https://other.example/', null, 'readme-')).toBe('https://other.example/');
  });
});
