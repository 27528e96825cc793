import type { FileTree } from '../../domain/file-tree.ts';

/** Names under which a repository has one document, wherever forges look for it. */
const documents =
  /^(?:licence|security|contributing|code_of_conduct|codeowners|pull_request_template|support)$/;

/** Files of a layer without those of which the repository has its own under another name: two licences are one too many. */
export function withoutTwins(files: FileTree, present: readonly string[]): FileTree {
  const places = new Map(present.map((path) => [documentOf(path), path]));
  return new Map(
    [...files].filter(([path]) => {
      const document = documentOf(path);
      const other = document === undefined ? undefined : places.get(document);
      return other === undefined || other === path;
    }),
  );
}

/** Which document a path is: at the root, in `.github` or in `docs`, with any ending. */
function documentOf(path: string): string | undefined {
  const [, name = ''] = /^(?:\.github\/|docs\/)?([^/.]+)(?:\.[^/]*)?$/.exec(path) ?? [];
  const plain = name
    .toLowerCase()
    .replaceAll('-', '_')
    .replace(/^(?:(?:un)?license|copying)$/, 'licence');
  return documents.test(plain) ? plain : undefined;
}
