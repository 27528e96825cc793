import { documentNames } from '../../documents/document-names.ts';
import { isReadmeName } from '../../documents/readme-file.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import { mendingKindOf } from '../../mending/mending.ts';
import { textOf } from './repository-facts.ts';

/** What a file is for, where another of another name may serve as well. */
interface Purpose {
  /** Whether a template's file is for it. */
  isFor: (path: string) => boolean;
  /** Whether a file of the repository serves it. */
  serves: (path: string, files: FileTree) => boolean;
}

const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const inWorkflow = (words: RegExp) => (path: string, files: FileTree) =>
  workflow.test(path) && words.test(textOf(files, path) ?? '');

const purposes: readonly Purpose[] = [
  { isFor: (path) => path === 'README.md', serves: (path) => !path.includes('/') && isReadmeName(path) },
  {
    isFor: (path) => path === 'CODE_OF_CONDUCT.md',
    serves: (path) => documentNames.conduct.test(baseOf(path)),
  },
  {
    isFor: (path) => path === '.github/CODEOWNERS',
    serves: (path) => documentNames.codeOwners.test(path.replace(/^(?:\.github|\.gitlab|docs)\//, '')),
  },
  {
    isFor: (path) => path.startsWith('.github/ISSUE_TEMPLATE/'),
    serves: (path) => /^(?:\.github\/|docs\/)?issue_template/i.test(path),
  },
  {
    isFor: (path) => path === 'CHANGELOG.md',
    serves: (path) => /^(?:change-?log|changes|history|news|release[-_]?notes)(?:\.\w+)?$/i.test(path),
  },
  // Made from the template's manifest: beside another one nothing could be installed from it.
  ...[
    { lock: 'package-lock.json', manifest: 'package.json' },
    { lock: 'requirements.txt', manifest: 'pyproject.toml' },
    { lock: 'requirements-dev.txt', manifest: 'pyproject.toml' },
  ].map(({ lock, manifest }): Purpose => ({
    isFor: (path) => path === lock,
    serves: (path) => path === manifest,
  })),
  // Its rule for batch files would have git show those as changed that are kept with other line ends.
  {
    isFor: (path) => path === '.gitattributes',
    serves: (path, files) => path.endsWith('.bat') && (textOf(files, path) ?? '').includes('\r\n'),
  },
  {
    isFor: (path) => path === '.github/workflows/ci.yml',
    serves: inWorkflow(/\bpull_request\b[\s\S]*\b(?:test|check|build|lint)/i),
  },
  {
    isFor: (path) => path === '.github/workflows/secret-scan.yml',
    serves: inWorkflow(/gitleaks|trufflehog|detect-secrets/i),
  },
];

function baseOf(path: string): string {
  return path.replace(/^(?:\.github|docs)\//, '');
}

/** The file of a repository that serves what a file of a template is for; undefined where there is none. */
export function servingFile(planned: string, files: FileTree): string | undefined {
  // Who wrote it is not who reviews it.
  const kind = planned === '.github/CODEOWNERS' ? undefined : mendingKindOf(planned);
  const purpose = purposes.find(({ isFor }) => isFor(planned));
  return [...files.keys()].find(
    (path) => (kind !== undefined && mendingKindOf(path) === kind) || purpose?.serves(path, files),
  );
}
