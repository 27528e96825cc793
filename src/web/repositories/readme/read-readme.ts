import { createHash } from 'node:crypto';
import { fileAddress } from '../../../domain/file-address.ts';
import { pictureAddress } from '../../../domain/picture-address.ts';
import type { PublicRepository } from '../../../domain/public-repository.ts';
import { readmeEntry } from '../../../documents/readme-file.ts';
import type { PublicStore } from '../../../visibility/public-store.ts';
import { addresses } from '../../components/addresses.ts';
import { readmeView, type ReadmeView } from './readme.ts';

/** READMEs kept as rendered, because rendering is the slow part of the page. */
const maxReadmes = 200;
/** Pictures of one README that are served; further ones are links. */
const maxPictures = 100;

/** A README as its page shows it, with the addresses of its pictures by what they are called in ours. */
export interface ReadReadme {
  view: ReadmeView;
  pictures: ReadonlyMap<string, string>;
}

/** Reads and renders the README of a repository: null where it has none, undefined where that was not collected. */
export type ReadmeReader = (repository: PublicRepository) => Promise<ReadReadme | null | undefined>;

/** @param hasPictures whether pictures are served by this hub; otherwise they are links */
export function createReadmeReader(
  store: Pick<PublicStore, 'readBlobs'>,
  hasPictures: boolean,
): ReadmeReader {
  const kept = new Map<string, ReadReadme>();
  return async (repository) => {
    const { evidence } = repository;
    const entry = readmeEntry(evidence.tree);
    if (!entry) return evidence.tree === undefined ? undefined : null;
    const base = fileAddress(evidence, entry.path);
    const home = addresses.repository(evidence.owner, evidence.name);
    const key = `${entry.oid} ${entry.path} ${base} ${home}`;
    const known = kept.get(key);
    if (known) return known;
    const blob = (await store.readBlobs(repository, [entry.oid])).get(entry.oid);
    if (typeof blob?.text !== 'string') return undefined;
    const pictures = new Map<string, string>();
    const picture = hasPictures ? pictureNamer(base, home, pictures) : () => null;
    const file = { path: entry.path, text: blob.text, truncated: blob.truncated };
    const read = { view: readmeView(file, { base, picture }), pictures };
    kept.set(key, read);
    const oldest = kept.keys().next().value;
    if (kept.size > maxReadmes && oldest !== undefined) kept.delete(oldest);
    return read;
  };
}

/** Gives pictures of the forge an address of this hub, and notes which is which. */
function pictureNamer(base: string | null, home: string, pictures: Map<string, string>) {
  return (src: string): string | null => {
    const address = base === null ? null : pictureAddress(src, base);
    if (address === null) return null;
    const name = createHash('sha256').update(address).digest('hex').slice(0, 32);
    if (!pictures.has(name) && pictures.size >= maxPictures) return null;
    pictures.set(name, address);
    return `${home}/pictures/${name}`;
  };
}
