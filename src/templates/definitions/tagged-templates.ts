import { Problem } from '../../base/problem.ts';
import type { Template, TemplateSource } from '../../domain/template.ts';
import { once } from './once.ts';
import type { Templates } from './template-set.ts';
import { compareReleases } from './validate-template.ts';

/**
 * Templates of a repository whose tags are releases: a version that was tagged is what it was then, also while it is the
 * present one, so that an edit without a new version changes no service.
 *
 * @param present at the tag or branch that is read
 * @param tagged the same set at each tag that names a version, newest first
 */
export function withTags(present: Templates, tagged: readonly Templates[]): Templates {
  const released = once(() => releasesIn(tagged));
  const releaseOf = async ({ id, version }: Pick<Template, 'id' | 'version'>) =>
    (await released()).get(`${id} ${version}`);
  const asReleased = (list: readonly Template[]) =>
    Promise.all(list.map(async (each) => (await releaseOf(each))?.template ?? each));

  const templates: Templates = {
    list: async () => asReleased(await present.list()),
    layers: async () => asReleased(await present.layers()),
    presets: () => present.presets(),
    faults: () => present.faults(),
    async find(id) {
      const found = await present.find(id);
      const release = await releaseOf(found.template);
      return release ? release.set.find(id) : found;
    },
    async versions(id) {
      const { version: newest } = (await present.find(id)).template;
      const tags = [...(await released()).values()].map(({ template }) => template);
      const older = tags.filter((each) => each.id === id && compareReleases(each.version, newest) <= 0);
      const all = new Set([...older.map(({ version }) => version), ...(await present.versions(id))]);
      return [...all].sort((one, other) => compareReleases(other, one));
    },
    async release(id, version): Promise<TemplateSource | undefined> {
      await present.find(id);
      const release = await releaseOf({ id, version });
      return release ? release.set.find(id) : present.release(id, version);
    },
  };
  return templates;
}

interface Release {
  template: Template;
  set: Templates;
}

/** By id and version: of several tags with one version the newest. What a tag has wrong is left out. */
async function releasesIn(tagged: readonly Templates[]): Promise<ReadonlyMap<string, Release>> {
  const releases = new Map<string, Release>();
  for (const set of tagged) {
    for (const template of await readable(set)) {
      const key = `${template.id} ${template.version}`;
      if (!releases.has(key)) releases.set(key, { template, set });
    }
  }
  return releases;
}

async function readable(set: Templates): Promise<readonly Template[]> {
  try {
    return [...(await set.list()), ...(await set.layers())];
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}
