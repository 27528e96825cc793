import { z } from 'zod';
import { bodyTypes } from '../../src/domain/organisation.ts';
import { sampleService } from './sample-service.ts';

const days = z.number().min(0);

/** A path's content: plain text, or bytes that YAML text cannot show. */
const content = z.union([
  z.string(),
  z.strictObject({ symlink: z.string() }),
  /** Text that can be run. */
  z.strictObject({ program: z.string() }),
  z.strictObject({ submodule: z.string().length(40) }),
  /** UTF-16, little-endian, with a byte order mark. */
  z.strictObject({ utf16: z.string() }),
  /** Windows-1252; only characters that ISO 8859-1 has too, dashes and quotes. */
  z.strictObject({ latin: z.string() }),
  /** A licence text by its kind, as it is or with Windows line ends. */
  z.strictObject({ text: z.string() }),
  z.strictObject({ crlf: z.string() }),
  z.strictObject({ repeat: z.string(), times: z.number() }),
]);

const repository = z.strictObject({
  name: z.string(),
  /** Where it is, when it is not where the file says. */
  owner: z.string().optional(),
  /** Full name it had before. */
  formerly: z.string().optional(),
  description: z.string().nullable(),
  language: z.string().nullable().default(null),
  topics: z.array(z.string()).default([]),
  homepage: z.string().nullable().default(null),
  stars: z.number().default(0),
  forks: z.number().default(0),
  issues: z.number().default(0),
  /** Days before now. */
  created: days,
  pushed: days.optional(),
  release: z.string().optional(),
  visibility: z.enum(['public', 'internal', 'private']).default('public'),
  archived: z.boolean().default(false),
  fork: z.boolean().default(false),
  parent: z.string().nullable().default(null),
  template: z.boolean().default(false),
  madeFrom: z.string().nullable().default(null),
  mirrorUrl: z.string().nullable().default(null),
  defaultBranch: z.string().default('main'),
  empty: z.boolean().default(false),
  /** See licence-files.ts. */
  licence: z.string().default('none'),
  licenceFile: z.string().default('LICENSE'),
  licenceHolder: z.string().optional(),
  /** README.md; null or left out for none. */
  readme: z.string().nullish(),
  files: z.record(z.string(), content).default({}),
  /** Made from a template of this hub when it was created; `files` then lie over what that made. */
  service: sampleService.optional(),
});

export const sampleFile = z.strictObject({
  account: z.strictObject({
    login: z.string(),
    kind: z.enum(['organisation', 'user']).default('organisation'),
    name: z.string(),
    description: z.string(),
    bodyType: z.enum(bodyTypes),
    nation: z.enum(['England', 'Scotland', 'Wales', 'Northern Ireland', 'UK']),
    predecessors: z.array(z.string()).default([]),
    successor: z.string().nullable().default(null),
  }),
  repositories: z.array(repository),
});

export type SampleFile = z.infer<typeof sampleFile>;
export type WrittenRepository = SampleFile['repositories'][number];
export type WrittenContent = z.infer<typeof content>;
