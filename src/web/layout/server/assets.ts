import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

const nhsuk = dirname(fileURLToPath(import.meta.resolve('nhsuk-frontend')));
const own = fileURLToPath(new URL('../../../../public/', import.meta.url));
const stylesheet = 'nhsuk-frontend.min.css';
const script = 'nhsuk-frontend.min.js';

export interface Assets {
  /** Where they are served: changes with their content, so that browsers may keep them for ever. */
  path: string;
  router: Router;
}

/** The stylesheets, scripts and pictures of the pages. */
export function createAssets(): Assets {
  const css = withoutRemoteFonts(readFileSync(join(nhsuk, stylesheet), 'utf8'));
  const path = `/assets/${stampOf(css)}`;
  const styles = css.replaceAll('url(/assets/images/', `url(${path}/images/`);
  const options = { immutable: true, maxAge: '1y', index: false, redirect: false } as const;

  const router = Router();
  router.get(`${path}/${stylesheet}`, (_req, res) => {
    res.type('css').set('Cache-Control', 'public, max-age=31536000, immutable').send(styles);
  });
  router.get(`${path}/${script}`, (_req, res) => {
    res.sendFile(script, { ...options, root: nhsuk });
  });
  router.use(`${path}/images`, express.static(join(nhsuk, 'assets', 'images'), options));
  router.use(path, express.static(own, options));
  return { path, router };
}

/** The design system loads its typeface from another host; without it pages use the reader's own Arial. */
function withoutRemoteFonts(css: string): string {
  return css.replaceAll(/@font-face\s*\{[^}]*\}/g, '').replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '');
}

function stampOf(css: string): string {
  const hash = createHash('sha256').update(css);
  for (const file of readdirSync(own).sort()) hash.update(readFileSync(join(own, file)));
  return hash.digest('base64url').slice(0, 12);
}
