import { documentNames, type DocumentName } from '../documents/document-names.ts';

const documentFolders = /^(?:(?:\.github|\.gitlab|\.gitea|\.forgejo|docs?|documentation)\/)?(?=[^/]*$)/i;
const textExtension = /\.(?:md|markdown|mdx|rst|txt|adoc|asciidoc|org|rdoc|html?|pdf|docx?|odt|rtf)$/i;

/** Whether a path names a document of this kind: in a folder where documents lie, in whatever format. */
export function isDocument(path: string, kind: DocumentName, others?: RegExp): boolean {
  if (!documentFolders.test(path)) return false;
  const name = path.replace(documentFolders, '');
  const bare = name.replace(textExtension, '');
  return [name, bare].some((one) => documentNames[kind].test(one) || (others?.test(one) ?? false));
}

/** The path without the extension of a text, such as `LICENSE` of `LICENSE.pdf`. */
export function withoutExtension(path: string): string {
  return path.replace(textExtension, '');
}
