import type { LicenceFile, LicenceMethod } from '../../domain/licence-verdict.ts';
import type { LicencePlace } from '../files/licence-files.ts';
import type { Part } from '../parts.ts';
import type { MatchedText } from './match-text.ts';

/** The text of a licence file, with what is computed once for all matchers. */
export interface LicenceText {
  /** Without the licences of bundled work. */
  text: string;
  place: LicencePlace;
  /** The standard texts found in it. */
  matched: MatchedText;
}

/** What a matcher recognised in a file. */
export interface Recognition {
  parts: Part[];
  /** True when the reader may choose among the parts. */
  choice: boolean;
  /** True when "version n only" or "or later" is said and not only assumed from the text. */
  settled: boolean;
  method: LicenceMethod;
  /** 0 to 1. */
  confidence: number;
  fullText: boolean;
  differences: LicenceFile['differences'];
  /** True when the text holds rights back and grants none. */
  isWithheld?: boolean;
  /** True when headings give each licence to a kind of files, so that none is a choice. */
  isByPart?: boolean;
  /** The licence that a text is most like, where it is too different to be called by its name. */
  nearest?: string;
}

/** One way to recognise the licence of a file; undefined where it does not apply. */
export type Matcher = (file: LicenceText) => Recognition | undefined;
