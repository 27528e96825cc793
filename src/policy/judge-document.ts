import {
  findDocument,
  findReadme,
  type DocumentName,
  type FoundDocument,
} from '../documents/community-files.ts';
import type { DocumentText } from '../documents/document-text.ts';
import { quoted } from '../documents/quoted.ts';
import { starterOf } from '../documents/starter.ts';
import { proofAt } from '../domain/proof.ts';
import { notApplicable, unknown, unmet, type Verdict } from './check.ts';
import type { Observed } from './facts.ts';

/** Where a check looks for documents. */
type Files = Pick<Observed, 'tree' | 'files'>;

/** A document that could be read. */
interface Readable {
  path: string;
  document: DocumentText;
}

/** Asks about the README: whether there is one, and whether it could be read, is settled before. */
export function judgeReadme({ tree, files }: Files, judge: (readme: Readable) => Verdict): Verdict {
  return judgeFound(findReadme(tree ?? null, files), 'There is no README that could be read.', judge);
}

/**
 * The same for what a README says of the project: one that was left as a kit or template came with it says nothing of what
 * was made from that.
 */
export function judgeOwnReadme(
  files: Files & { name: string | undefined },
  judge: (readme: Readable) => Verdict,
): Verdict {
  return judgeReadme(files, (readme) => {
    const starter = files.name === undefined ? undefined : starterOf(readme.document, files.name);
    if (starter === undefined) return judge(readme);
    const title = readme.document.sections.find((section) => section.title);
    return unmet(
      `${readme.path} is that of what the project was begun from, ${quoted(starter)}: it says nothing of the project itself.`,
      proofAt(readme.path, title?.line),
    );
  });
}

/** Asks about a document that communities use, such as `security`, in the same way. */
export function judgeDocument(
  kind: DocumentName,
  { tree, files }: Files,
  judge: (found: Readable) => Verdict,
): Verdict {
  return judgeFound(
    findDocument(kind, tree ?? null, files),
    `There is no ${kind.toUpperCase()} file.`,
    judge,
  );
}

function judgeFound(
  found: FoundDocument | undefined,
  absent: string,
  judge: (found: Readable) => Verdict,
): Verdict {
  if (found === undefined) return notApplicable(absent);
  const { path, text, document } = found;
  return document ? judge({ path, document }) : unreadableDocument(path, text);
}

/** The verdict on a document whose words are not known. */
export function unreadableDocument(path: string, text: string | null | undefined): Verdict {
  return text === null
    ? unmet(`${path} is not text.`, path)
    : unknown(`The text of ${path} was not collected.`, path);
}
