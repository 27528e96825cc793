import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import { isPublicRepository } from '../../domain/public-repository.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import type { ReadmeReader } from './readme/read-readme.ts';

interface PictureServices {
  store: Pick<PublicStore, 'findRepository'>;
  readReadme: ReadmeReader;
  pictures: Pick<Pictures, 'read'>;
}

/** An SVG that somebody opens by itself runs nothing and loads nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * `/repositories/:owner/:name/pictures/:picture`: a picture that the README of a public repository names, fetched by this hub
 * from the forge. Not found: the page then shows its description.
 */
export function readmePictures({ store, readReadme, pictures }: PictureServices): Router {
  return Router().get('/repositories/:owner/:name/pictures/:picture', async (req, res) => {
    const { owner, name, picture } = req.params;
    const repository = await store.findRepository(owner, name);
    const readme = isPublicRepository(repository) ? await readReadme(repository) : undefined;
    const address = readme?.pictures.get(picture);
    const found =
      repository && address !== undefined ? await pictures.read(repository.evidence.id, address) : undefined;
    if (!found) throw notFound('This picture');
    res
      .set({ 'Content-Security-Policy': policy, 'Cache-Control': 'private, max-age=3600' })
      .type(found.type)
      .send(found.bytes);
  });
}
