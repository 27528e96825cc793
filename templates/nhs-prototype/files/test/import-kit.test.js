import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pageOf, send, visitor } from './support.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A prototype as the kit's own template repository starts one, with a page that branches. */
const kit = {
  'package.json': '{ "dependencies": { "nhsuk-prototype-kit": "^8.3.1", "nhsuk-frontend": "^9.1.0", "left-pad": "^1.3.0" } }',
  'app/package.json': '{ "private": true }',
  'app/config.js': "module.exports = {\n  serviceName: 'Old service',\n  port: 3000\n}\n",
  'app/data/session-data-defaults.js': "module.exports = { town: 'Leeds' }\n",
  'app/filters.js': 'module.exports = function (env) {\n  const filters = {}\n  filters.shout = (text) => `${text}!`\n  return filters\n}\n',
  'app/locals.js': 'module.exports = function (req, res, next) {\n  res.locals.year = 2026\n  next()\n}\n',
  'app/routes.js': `const express = require('express')
const router = express.Router()
const { next } = require('../shared/next')
router.post('/answer', (req, res) => res.redirect(next(req.session.data['cold'])))
module.exports = router
`,
  'shared/next.js': "exports.next = (cold) => (cold === 'yes' ? '/advice' : '/goodbye')\n",
  'app/views/layout.html': `{% extends "prototype-kit-template.njk" %}
{% block head %}<link href="/assets/sass/main.css" rel="stylesheet">{% endblock %}
{% block header %}{{ header({ service: { text: serviceName, href: "/" } }) }}{% endblock %}
{% block footer %}<a href="/prototype-admin/reset?returnPage={{ currentPage | urlencode }}">Reset</a>{% endblock %}
`,
  'app/views/index.html': `{% extends 'layout.html' %}
{% set pageName = "Home" %}
{% block content %}<p class="words">{{ data.town | shout }} {{ year }}</p>
<form action="/answer" method="post"><input type="radio" name="cold" value="yes" aria-label="Yes"></form>{% endblock %}
`,
  'app/views/advice.html': `{% extends 'layout.html' %}{% block content %}<p class="cold">{{ data['cold'] }}</p>{% endblock %}`,
  'app/views/old.html': `{% extends 'template.html' %}{% block headCSS %}<link href="/css/main.css" rel="stylesheet">{% endblock %}{% block content %}<h1>Old</h1>{% endblock %}`,
  'app/assets/sass/main.scss': '@import "nhsuk-frontend/dist/nhsuk/core";\n.app-mine { color: nhsuk-colour("red"); }\n',
};

test('a prototype of the kit works here as it is', async (t) => {
  const [old, folder] = ['old-', 'new-'].map((name) => mkdtempSync(join(tmpdir(), name)));
  t.after(() => [old, folder].forEach((path) => rmSync(path, { recursive: true })));
  for (const [path, text] of Object.entries(kit)) {
    mkdirSync(dirname(join(old, path)), { recursive: true });
    writeFileSync(join(old, path), text);
  }
  mkdirSync(join(folder, 'app'));
  for (const path of ['package.json', 'app/package.json', 'app/config.js']) writeFileSync(join(folder, path), readFileSync(join(root, path)));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

  const script = join(root, 'scripts/import-kit.js');
  const said = execFileSync(process.execPath, [script, old], { env: { ...process.env, PROTOTYPE_FOLDER: folder }, encoding: 'utf8' });
  assert.match(said, /are its now \(git has the old ones\): app\/config\.js/);
  assert.match(said, /Copied .*shared, which its code uses/);
  assert.match(said, /It was made with nhsuk-frontend 9/);
  assert.doesNotMatch(said, /left-pad|express/, 'only what its code uses is named');

  const browser = await visitor({ folder });
  assert.match((await browser.get('/nhsuk-frontend/nhsuk-frontend.min.css')).text, /Frutiger W01;/, 'its layout shows the NHS logo');
  const home = pageOf(await browser.get('/').expect(200));
  assert.equal(home.querySelector('.words').textContent, 'Leeds! 2026');
  assert.match(home.title, /^Home – Old service – NHS/);
  await send(browser, '/answer', { cold: 'yes' }).expect(302).expect('location', '/advice');
  assert.equal(pageOf(await browser.get('/advice')).querySelector('.cold').textContent, 'yes');
  for (const path of ['/assets/sass/main.css', '/css/main.css']) assert.match((await browser.get(path).expect(200)).text, /\.app-mine/);
  await browser.get('/old').expect(200);
  await browser.get('/nhsuk-frontend/nhsuk-frontend.min.css').expect(200);
  await browser.get('/nhsuk-prototype-kit/javascripts/send-unchecked-checkboxes.js').expect(200);
});
