import { basename } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { Problem } from '../../base/problem.ts';
import type { ReadTaggedTrees, TaggedTrees, TemplatePlace } from '../../domain/template-place.ts';
import { nameFromAddress, shortVersion } from '../../lineage/template-name.ts';
import { joinTemplates, type OwnSet } from './join-templates.ts';
import { openTemplateSet } from './load-templates.ts';
import { withTags } from './tagged-templates.ts';
import { filesInFolder, filesInTree } from './template-files.ts';
import type { Templates } from './template-set.ts';

export interface PlaceOptions {
  hub: Templates;
  /** Asked for each time: the catalogue may be edited. */
  places: () => readonly TemplatePlace[];
  readTaggedTrees: ReadTaggedTrees;
  clock: Clock;
  signal: AbortSignal;
  /** How long a reading counts; then it is read again while the one before goes on to be used. */
  maxAgeMs?: number;
  /** How long somebody who asks is kept waiting for a set that was never read. */
  maxWaitMs?: number;
}

interface Reading {
  /** The newest that could be read. */
  set: OwnSet;
  begun: number;
  running: Promise<void>;
}

/**
 * The templates of the hub, and those of the folders and repositories that its operator names. A template is code that
 * runs here: nothing else is ever read.
 */
export function openTemplatePlaces(options: PlaceOptions): Templates {
  const readings = new Map<string, Reading>();
  const { hub, places, maxAgeMs = Infinity, maxWaitMs, clock } = options;
  const readingOf = (place: TemplatePlace): Reading => {
    const key = JSON.stringify(place);
    const known = readings.get(key);
    const now = clock().getTime();
    if (known && now - known.begun < maxAgeMs) return known;
    const set = known?.set ?? { name: nameOf(place), templates: undefined, faults: [unread(place)] };
    const reading: Reading = { set, begun: now, running: Promise.resolve() };
    reading.running = readSet(place, options).then((next) => {
      const kept = reading.set.templates !== undefined && next.templates === undefined;
      reading.set = kept ? { ...reading.set, faults: next.faults } : next;
    });
    readings.set(key, reading);
    return reading;
  };
  return joinTemplates(hub, () =>
    Promise.all(
      places().map(async (place) => {
        const reading = readingOf(place);
        if (reading.set.templates === undefined) await within(maxWaitMs, reading.running);
        return reading.set;
      }),
    ),
  );
}

async function within(milliseconds: number | undefined, work: Promise<void>): Promise<void> {
  if (milliseconds === undefined) return work;
  const { setTimeout } = await import('node:timers/promises');
  await Promise.race([work, setTimeout(milliseconds, undefined, { ref: false })]);
}

async function readSet(place: TemplatePlace, options: PlaceOptions): Promise<OwnSet> {
  const name = nameOf(place);
  try {
    return { name, templates: await openPlace(place, options), faults: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { name, templates: undefined, faults: [[error.message, ...error.faults].join(' ')] };
  }
}

async function openPlace(
  place: TemplatePlace,
  { hub, readTaggedTrees, signal }: PlaceOptions,
): Promise<Templates> {
  const own = { hub, prefix: place.owner, owner: place.owner ?? nameOf(place) };
  if (place.kind === 'folder') {
    const files = filesInFolder(place.from, `${place.from}/`);
    await files.folders();
    return openTemplateSet({ files, ...own });
  }
  const read = await readTaggedTrees(place, signal);
  const at = (files: TaggedTrees['files'], ref: string) =>
    openTemplateSet({ files: filesInTree(files, `${read.from} at ${ref}: `), ...own });
  const present = at(read.files, place.ref ?? shortVersion(read.head));
  return withTags(
    present,
    read.tags.map(({ name, files }) => at(files, name)),
  );
}

/** What people are told: of a folder its name alone, and no credentials of an address. */
function nameOf({ kind, from, owner }: TemplatePlace): string {
  if (owner !== null) return owner;
  return kind === 'folder' ? basename(from) : (nameFromAddress(from) ?? 'a repository of templates');
}

function unread(place: TemplatePlace): string {
  return `The templates of ${nameOf(place)} are still being read. Try again in a minute.`;
}
