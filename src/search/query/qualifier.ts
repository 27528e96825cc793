import type { PackageKey } from '../../domain/dependency.ts';
import type { Range } from './range.ts';

/** One condition of a query such as `language:python`. */
export type Qualifier =
  | { field: 'is'; value: Flag }
  | { field: ValueField; value: string }
  | { field: RangeField; range: Range }
  | PackageQualifier
  /** Repositories whose dependencies hold this name. */
  | { field: 'depends'; words: string[] }
  /** The words of the query are looked for in these texts only. */
  | { field: 'in'; value: TextField };

/** Repositories that depend on a package, in a version that meets a condition such as `<9`. */
export interface PackageQualifier {
  field: 'package';
  package: PackageKey;
  condition: string | null;
}

export type Flag = 'template' | 'fork' | 'archived' | 'package';
export type ValueField =
  | 'language'
  | 'licence'
  | 'organisation'
  | 'user'
  | 'repo'
  | 'topic'
  | 'status'
  | 'nation'
  | 'body'
  | 'standard'
  | 'collection';
export type RangeField = 'stars' | 'forks' | 'updated' | 'created';
export type TextField = 'name' | 'description' | 'readme' | 'topics';

/** What a qualifier was understood as: a condition, or why there is none; both where part of it cannot be answered. */
export interface QualifierReading {
  qualifier?: Qualifier;
  /** `archived:false` means what `-is:archived` means. */
  negated?: boolean;
  message?: string;
}
