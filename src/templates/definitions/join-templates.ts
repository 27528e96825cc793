import { Problem } from '../../base/problem.ts';
import type { Template } from '../../domain/template.ts';
import { missingTemplate } from './load-templates.ts';
import type { Templates } from './template-set.ts';

/** Templates of an organisation, as far as they could be read. */
export interface OwnSet {
  /** Where they are, as people are told. */
  name: string;
  /** Undefined while, or where, they cannot be read. */
  templates: Templates | undefined;
  /** What is wrong with the set as a whole. */
  faults: readonly string[];
}

/**
 * The templates of the hub with those of organisations beside them. An id belongs to the set that comes first, the hub's
 * own before all others; what cannot be read never stops the rest.
 *
 * @param sets asked for each time, since they may be read again; not before the hub itself has no answer
 */
export function joinTemplates(hub: Templates, sets: () => Promise<readonly OwnSet[]>): Templates {
  const listed = async (what: 'list' | 'layers') => {
    const { templates } = await joined(hub, await sets());
    const kept = (each: Template) => (each.kind === 'layer') === (what === 'layers');
    return templates.filter(kept);
  };
  const ownerOf = async (id: string): Promise<Templates> => {
    if (await has(hub, id)) return hub;
    const all = await sets();
    for (const { templates } of all) if (templates && (await has(templates, id))) return templates;
    const { templates, faults } = await joined(hub, all);
    const ids = templates.map((each) => each.id);
    throw missingTemplate(id, ids, faults);
  };
  return {
    list: () => listed('list'),
    layers: () => listed('layers'),
    async presets() {
      const all = await Promise.all(
        (await sets()).map(async ({ templates }) => (await templates?.presets()) ?? []),
      );
      return [...(await hub.presets()), ...all.flat()];
    },
    faults: async () => [...(await hub.faults()), ...(await joined(hub, await sets())).faults],
    find: async (id) => (await ownerOf(id)).find(id),
    versions: async (id) => (await ownerOf(id)).versions(id),
    release: async (id, version) => (await ownerOf(id)).release(id, version),
  };
}

/** Whether an id is one of a set; one that is there and cannot be read says so itself. */
async function has(set: Templates, id: string): Promise<boolean> {
  try {
    await set.find(id);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.kind !== 'not-found';
  }
}

async function joined(hub: Templates, sets: readonly OwnSet[]) {
  const own = [...(await hub.list()), ...(await hub.layers())];
  const names = new Map<string, string>(own.map(({ id }) => [id, 'the hub']));
  const templates = [...own];
  const faults: string[] = [];
  for (const set of sets) {
    faults.push(...set.faults);
    const read = set.templates && (await readSet(set.templates));
    faults.push(...(read?.faults ?? []));
    for (const template of read?.templates ?? []) {
      const other = names.get(template.id);
      if (other !== undefined) faults.push(clash(template.id, set.name, other));
      else {
        names.set(template.id, set.name);
        templates.push(template);
      }
    }
  }
  return { templates, faults };
}

function clash(id: string, name: string, other: string): string {
  return `${name} has a template called ${id}, as ${other} has: that of ${other} counts. Rename its folder and its id, or give the set an owner (CODEHUB_TEMPLATES=OWNER=PLACE, or “owner” in the catalogue), with which its ids then begin.`;
}

async function readSet(set: Templates): Promise<{ templates: Template[]; faults: readonly string[] }> {
  try {
    const [list, layers, faults] = [await set.list(), await set.layers(), await set.faults()];
    return { templates: [...list, ...layers], faults };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { templates: [], faults: error.faults.length > 0 ? error.faults : [error.message] };
  }
}
