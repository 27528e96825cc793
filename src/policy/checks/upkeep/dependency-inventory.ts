import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { findEntry } from '../../tree-question.ts';

const locks =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|conda-lock\.ya?ml|renv\.lock|packrat|gemfile\.lock|go\.sum|cargo\.lock|composer\.lock|packages\.lock\.json|gradle\.lockfile|mix\.lock|\.terraform\.lock\.hcl|sbom.*\.(?:json|xml)|bom\.(?:json|xml))$/i;
const manifests =
  /^(?:package\.json|pyproject\.toml|requirements[\w-]*\.txt|environment\.ya?ml|setup\.(?:py|cfg)|pipfile|description|gemfile|go\.mod|cargo\.toml|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|.+\.csproj)$/i;
/** Lists that name what is used themselves. */
const pinning =
  /^(?:requirements[\w-]*\.txt|environment\.ya?ml|description|pom\.xml|.+\.csproj|build\.gradle(?:\.kts)?)$/i;
/** Python names what it needs in one file, and what was chosen in another. */
const ofPython = /^(?:pyproject\.toml|setup\.(?:py|cfg)|pipfile)$/i;
const requirements = /^requirements[\w-]*\.txt$/i;

export const dependencyInventory = defineCheck({
  id: 'dependency-inventory',
  title: 'Lists what it depends on',
  why: 'A list of third-party parts is needed to know what a weakness elsewhere means for you. A lock file gives the versions that are used.',
  fix: 'Commit the lock file of your package manager, such as package-lock.json, uv.lock or renv.lock.',
  lesson: {
    time: 'minutes',
    tip: 'Let the package manager write the lock file: a list that people write by hand is soon wrong.',
  },
  about: 'contents',
  needs: ['tree'],
  evaluate({ tree }) {
    const lock = findEntry(tree, locks);
    if (lock) return met(`There is ${lock.path}.`, lock.path);
    const manifest = findEntry(tree, manifests);
    if (manifest === undefined) return notApplicable('No manifest was found at the top of the repository.');
    const list = ofPython.test(manifest.path) ? (findEntry(tree, requirements) ?? manifest) : manifest;
    return pinning.test(list.path)
      ? met(`There is ${list.path}.`, list.path)
      : unmet(`There is ${manifest.path}, but no lock file or bill of materials.`, manifest.path);
  },
});
