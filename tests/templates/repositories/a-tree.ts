import type { RepositoryTree } from '../../../src/domain/template-repository.ts';
import { tree, type Contents } from '../upgrades/a-template.ts';

/** A template repository with these files. */
export function aTree(files: Contents, overrides: Partial<RepositoryTree> = {}): RepositoryTree {
  return {
    from: 'https://git.example.org/sample-trust/starter',
    head: 'a'.repeat(40),
    files: tree(files),
    submodules: [],
    unnameable: [],
    ...overrides,
  };
}
