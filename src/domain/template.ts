import type { FileTree } from './file-tree.ts';

/** A starter for services, as `templates/<id>/template.yml` describes it. */
export interface Template {
  id: string;
  /** `layer`: a part that is added to a service, and starts none. Absent: it starts a service. */
  kind?: 'layer' | undefined;
  /** Of a layer: which files of the shared part are its own, as path patterns. Other templates have all of them. */
  shared?: string[] | undefined;
  /** What it is laid over, by id, each at a version: templates and layers of the hub. */
  base?: Readonly<Record<string, string>> | undefined;
  /** Of an organisation's own: whose it is. Absent: it comes with the hub. */
  owner?: string | undefined;
  title: string;
  summary: string;
  /** Who it is for, in a sentence or two. */
  audience: string;
  /** Languages, frameworks and tools, most telling first. */
  stack: string[];
  /** Search words for similar services, shown before a team starts a new one. */
  topics: string[];
  /** Semantic version of the newest release. */
  version: string;
  questions: Question[];
  /** What a team gets, a line each. */
  contains: string[];
  /** Commands that run it and its tests, in the order people type them. */
  run: { title: string; command: string }[];
  /** How its own tests are run on a machine with these programs; used by CI. */
  trial: { needs: string[]; commands: string[][] };
  /** Which files are there only for some answers: path patterns (`docs/safety/**`) and what they hang on. */
  conditions: { files: string; when: QuestionCondition }[];
  /** Newest first. */
  changelog: TemplateRelease[];
  migrations: Migration[];
}

export interface Question {
  /** Also the name of the value in files: letters and digits, starting with a lower-case letter. */
  id: string;
  title: string;
  help: string | null;
  type: 'text' | 'paragraph' | 'choice' | 'yes-no' | 'email' | 'name';
  /** `choice` only. */
  choices: { value: string; label: string }[];
  default: string | boolean | null;
  required: boolean;
  /** Greatest length of text. */
  longest: number;
  /** A regular expression the whole answer must match, with the message people get. */
  pattern: { expression: string; message: string } | null;
  when: QuestionCondition | null;
}

/** Answers that must be as given, all of them. */
export type QuestionCondition = Readonly<Record<string, string | boolean>>;

/** Values by question id: text, or true and false for `yes-no`. Questions that do not apply are left out. */
export type Answers = Readonly<Record<string, string | boolean>>;

/** Answers that are offered for new services: of a team, or of an organisation. */
export interface AnswerPreset {
  id: string;
  /** Whose they are, as people choose it. */
  title: string;
  /** Ids of the templates they are for; null for all. */
  templates: string[] | null;
  answers: Answers;
}

export interface TemplateRelease {
  version: string;
  /** ISO date. */
  date: string;
  changes: { text: string; security: boolean }[];
}

/** What an upgrade to `to` does to files before it merges, so that local edits follow. */
export interface Migration {
  to: string;
  renames: { from: string; to: string }[];
}

/** A template with all its files, the shared part laid under it: everything that is needed to make a service. */
export interface TemplateSource {
  /** Its questions begin with the shared ones. */
  template: Template;
  /** Before they are filled in; paths as they are stored, with `dot-` and `__packageName__`. */
  files: FileTree;
}

/** Every file a template makes for given answers; paths from the root of the new service, with forward slashes. */
export interface FilePlan {
  template: string;
  version: string;
  /** ISO date that the files were made for: the year of the copyright line, among others. */
  date: string;
  answers: Answers;
  files: FileTree;
}

/** What a service says about itself in `.codehub.yml`. */
export interface ServiceRecord {
  /** The id of one of our templates, or the name of a template repository (`owner/name`). */
  template: string;
  /** Of our templates the version; of a repository the object id of the commit. */
  version: string;
  /** Only of a template repository: the address git reads it from. */
  from?: string | undefined;
  /** Where the hub is that it was made or last upgraded with, such as `https://code.nhs.example`; undefined when not known. */
  hub?: string | undefined;
  /** ISO date the service was started on, so that an upgrade can make the same files again; null when not recorded. */
  started: string | null;
  answers: Answers;
  /** What was added to it since, in this order. */
  layers?: readonly LayerRecord[] | undefined;
  /** Patterns of paths that the team keeps for itself: no upgrade touches them. */
  mine?: readonly string[] | undefined;
  /** Files of the template that the team has deleted, of which an upgrade has told it. */
  deleted?: readonly string[] | undefined;
}

/** A layer as the record of a service names it. */
export interface LayerRecord {
  template: string;
  version: string;
  /** Those that are not as in the service itself. */
  answers: Answers;
}

/** A repository that was made from a template, and how we know. */
export interface Lineage {
  template: string;
  /** null where only the template is known. */
  version: string | null;
  /** `record`: its .codehub.yml; `forge`: the forge's own lineage; `content`: it holds the template's very files. */
  source: 'record' | 'forge' | 'content';
}
