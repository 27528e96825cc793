import type { Finding } from '../domain/assessment.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';

/** What people can say that evidence cannot. Empty: not said. */
export interface MendingAnswers {
  /** Who holds the copyright. */
  holder: string;
  /** Where reports and questions go: an e-mail address, or one that begins with `https://`. */
  contact: string;
  /** Who reviews changes, as CODEOWNERS names them: `@organisation/team`, separated by spaces. */
  owners: string;
}

/** What ready files are made from. */
export interface MendingFacts {
  evidence: Omit<Evidence, 'visibility'>;
  licence: LicenceVerdict | null | undefined;
  findings: readonly Finding[];
  catalogue: Pick<Catalogue, 'title' | 'brand' | 'contact' | 'organisations'>;
  answers: MendingAnswers;
  /** undefined where there is none, or its text was not collected. */
  readme: { path: string; text: string } | undefined;
  now: Date;
}

/** A file as it would be put into the repository. */
export interface Draft {
  /** In place of the title and the checks of its kind. */
  title?: string;
  checks?: readonly string[];
  path: string;
  text: string;
  /** What people have to do or to confirm before they merge it, a sentence each. */
  remarks: readonly string[];
  /** The line of an existing file before which the text goes; undefined for a new file. */
  before?: number;
}

/** One kind of file that mends something. */
export interface MendingKind {
  id: string;
  /** What it adds, as the end of a sentence that begins with “Add”. */
  title: string;
  /** Ids of the checks that it mends. */
  checks: readonly string[];
  /** False for what is offered though no check asks for it. */
  needsCheck: boolean;
  /** True where it is chosen unless somebody says otherwise. */
  isUsual: boolean;
  /** Whether a path of the repository has this meaning already, in any spelling; nothing is ever put over or beside it. */
  isTaken(path: string): boolean;
  /** The file; or a sentence that says why it cannot be made. */
  draft(facts: MendingFacts): Draft | string;
}

export function defineKind(kind: MendingKind): MendingKind {
  return kind;
}
