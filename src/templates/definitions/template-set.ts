import type { AnswerPreset, Template, TemplateSource } from '../../domain/template.ts';
import type { TemplateFiles } from './template-files.ts';

/** A set of templates. Each file is read when it is first needed, and then kept. */
export interface Templates {
  /** Every template that starts a service and can be read, by id, without its files. */
  list(): Promise<readonly Template[]>;
  /** The same of the layers: parts that are added to a service. */
  layers(): Promise<readonly Template[]>;
  /** Answers that are offered for them, from `_presets`. */
  presets(): Promise<readonly AnswerPreset[]>;
  /** What is wrong with the others: each fault with its file and, where it has one, its line. */
  faults(): Promise<readonly string[]>;
  /** @throws Problem `not-found` that says which there are */
  find(id: string): Promise<TemplateSource>;
  /** Versions that can be made, newest first: the present one and those that are kept. */
  versions(id: string): Promise<readonly string[]>;
  /** A template as it was at a version; undefined when that was not kept. */
  release(id: string, version: string): Promise<TemplateSource | undefined>;
}

export interface TemplateSetOptions {
  files: TemplateFiles;
  /** Finds what templates of the set build on; without it they build on nothing. */
  hub?: Pick<Templates, 'release' | 'versions'> | undefined;
  /** Ids begin with it. */
  prefix?: string | null;
  /** Whose they are, as people are told. */
  owner?: string;
}
