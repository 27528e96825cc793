import { fileKinds, type FileKind } from '../documents/file-kinds.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { CheckProse } from '../domain/policy.ts';
import { proofAt } from '../domain/proof.ts';
import { defineCheck, met, notApplicable, unmet, type Check } from './check.ts';
import { workflowFiles } from './workflows.ts';

/** Where something lies that should not be published: its kind, and never what it says. */
export interface SensitiveLine {
  /** With its article, such as “a private key”. */
  kind: string;
  line: number;
}

/** The files whose content is collected for one check or another. */
const collected: readonly FileKind[] = [
  fileKinds.readme,
  fileKinds.contributing,
  fileKinds.security,
  fileKinds.support,
  fileKinds.codeOwners,
  fileKinds.codeOfConduct,
  fileKinds.maintainers,
  fileKinds.legal,
  fileKinds.manifest,
  workflowFiles,
];

interface SensitiveText extends CheckProse {
  /** What was looked for, after “Nothing like”. */
  sought: string;
  /** The first such line of a text. */
  find: (text: string) => SensitiveLine | undefined;
}

/**
 * A check that no text which was collected holds something that should not be published. A pattern does not prove: the
 * verdict says “likely”, with kind, file and line. It never repeats the line, because pages show the verdict to everybody.
 */
export function holdsNothingLike({ sought, find, ...prose }: SensitiveText): Check {
  return defineCheck({
    ...prose,
    about: 'contents',
    needs: ['tree', 'files'],
    reads: collected,
    evaluate({ files }) {
      const read = files.filter(isRead);
      if (read.length === 0) return notApplicable('No file was read whose text could hold it.');
      const found = read.flatMap(({ path, text }) => {
        const first = find(text);
        return first ? [{ path, ...first }] : [];
      });
      const [first] = found;
      if (first === undefined) {
        const files = read.length === 1 ? read[0]?.path : `the ${read.length} files that were read`;
        return met(`Nothing like ${sought} was found in ${files}. Other files were not looked at.`);
      }
      const { path, line, kind } = first;
      const others = found.length > 1 ? ` So is something in ${found.length - 1} more of the files.` : '';
      return unmet(`Line ${line} of ${path} is likely to hold ${kind}.${others}`, proofAt(path, line));
    },
  });
}

function isRead(file: EvidenceFile): file is EvidenceFile & { text: string } {
  return typeof file.text === 'string' && collected.some(({ matches }) => matches(file.path));
}
