import { readPackages } from '../dependencies/dependencies.ts';
import type { Blob, EvidenceFile } from '../domain/evidence.ts';
import type { PackageFacts, Publication } from '../domain/dependency.ts';
import type { Repository } from '../domain/repository.ts';
import { packageEntries } from '../policy/policy.ts';
import { packageKey } from '../dependencies/dependencies.ts';
import type { PackageStore, ProjectionStore, QueryStore } from '../store/store.ts';
import type { Projection } from './projection.ts';

const name = 'packages';

/** A step reads and writes for a few milliseconds for each repository. */
const batchSize = 50;

type Needs = Pick<QueryStore, 'readBlobs'> & PackageStore & Pick<ProjectionStore, 'findProjection'>;

/**
 * What public repositories depend on and publish, read from the files that the store holds.
 *
 * @param version stands for the code that reads: what another version has read is read again
 */
export function packages(store: Needs, version: string): Projection {
  const suffix = ` ${version.slice(0, 16)}`;
  return {
    name,
    needs: ['repositories'],
    batchSize,
    async position() {
      const at = await store.findProjection(name);
      return at?.history.endsWith(suffix)
        ? { ...at, history: at.history.slice(0, -suffix.length) }
        : undefined;
    },
    async apply({ repositories, history, position }) {
      const open = repositories.filter(isOpen);
      const oids = open.flatMap(({ evidence }) => packageEntries(evidence).map(({ oid }) => oid));
      const blobs = await store.readBlobs([...new Set(oids)]);
      const read = repositories.map((repository) => ({
        id: repository.evidence.id,
        facts: isOpen(repository) ? factsOf(repository, blobs) : null,
      }));
      await store.savePackages({
        name,
        at: { history: `${history}${suffix}`, position },
        repositories: read,
      });
    },
    rebuild: () => store.clearPackages(name),
  };
}

/** Whether anything of its files may be kept here; queries ask again what may be shown. */
function isOpen({ evidence, withdrawnAt }: Repository): boolean {
  return evidence.visibility === 'public' && withdrawnAt === null;
}

function factsOf({ evidence }: Repository, blobs: ReadonlyMap<string, Blob>): PackageFacts {
  const files = packageEntries(evidence).map(({ path, oid }): EvidenceFile => {
    const blob = blobs.get(oid);
    return { path, oid, text: blob?.text, truncated: blob?.truncated ?? false };
  });
  const facts = readPackages(files);
  // A fork carries the name of the original, which people get elsewhere.
  return { ...facts, publishes: evidence.fork ? [] : [...facts.publishes, ...ownNames(evidence)] };
}

/** A repository on GitHub is asked for by its own name, as a package of several managers or as an action. */
function ownNames({ forge, owner, name: repository, tree }: Repository['evidence']): Publication[] {
  if (forge !== 'github') return [];
  const action = (tree ?? []).find(({ path }) => /^(?:action\.ya?ml|\.github\/workflows)$/.test(path));
  const asked = [
    { key: packageKey({ type: 'github', namespace: owner, name: repository }), file: '' },
    ...(action
      ? [
          {
            key: packageKey({ type: 'githubactions', namespace: owner, name: repository }),
            file: action.path,
          },
        ]
      : []),
  ];
  return asked.flatMap(({ key, file }) => (key === undefined ? [] : [{ package: key, file }]));
}
