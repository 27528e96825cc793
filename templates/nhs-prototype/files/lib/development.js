import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';

const client = fileURLToPath(new URL('browser/development.js', import.meta.url));
const tag = '<script src="/manage/development/client.js"></script>';
const watched = ['app', 'versions', 'assets', 'lib/views'];

/**
 * For whoever builds the prototype, never online: pages load again when a file changes, and say what would be blocked
 * online. Every page gets a script for that, whatever its layout is.
 */
export function development({ folder }) {
  const router = express.Router();
  const started = randomUUID();
  const browsers = new Set();
  watchFiles(folder, () => {
    for (const browser of browsers) browser.write('event: change\ndata: \n\n');
  });

  router.get('/manage/development/client.js', (req, res) => res.sendFile(client));

  router.get('/manage/development/changes', (req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    res.write(`retry: 500\nevent: started\ndata: ${started}\n\n`);
    browsers.add(res);
    res.on('close', () => browsers.delete(res));
  });

  router.use((req, res, next) => {
    const send = res.send.bind(res);
    res.send = (body) => send(typeof body === 'string' ? body.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}${tag}`) : body);
    next();
  });
  return router;
}

/**
 * Calls `changed` a moment after files changed, once for all that change together. Each folder is watched by itself, because
 * editors replace files, and watching whole trees loses sight of those on some systems.
 */
function watchFiles(folder, changed) {
  const watchers = new Map();
  let timer;
  const add = (path) => {
    if (watchers.has(path)) return;
    const watcher = watch(path, { persistent: false }, (event, name) => {
      if (/^\.|~$|\.sw[a-z]$/.test(String(name))) return;
      addBelow(path);
      clearTimeout(timer);
      timer = setTimeout(changed, 80);
    });
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(path);
    });
    watchers.set(path, watcher);
  };
  const addBelow = (path) => {
    if (!existsSync(path)) return;
    add(path);
    for (const entry of readdirSync(path, { withFileTypes: true })) if (entry.isDirectory()) addBelow(join(path, entry.name));
  };
  for (const path of watched) addBelow(join(folder, path));
}
