import { z } from 'zod';
import { isExpression } from '../../spdx/identifiers.ts';
import {
  country,
  date,
  email,
  flag,
  language,
  lengthOf,
  listOf,
  mediaType,
  must,
  oneOf,
  picture,
  section,
  text,
  uri,
  url,
  version,
  webUrl,
  words,
} from './fields.ts';
import { categories, scopes } from './vocabulary.ts';

/*
 * The fields of publiccode.yml 0.7 as its standard describes them (docs/standard/schema.core.rst of publiccode.yml), and as strictly
 * as the parser that catalogues use reads them (v0.go of publiccode-parser-go). Where the two differ, the parser decides: it is why
 * catalogues leave a file out.
 */

const organisation = section({ name: text.nullish(), uri });
const dependency = section({
  name: words,
  versionMin: version.nullish(),
  versionMax: version.nullish(),
  version: version.nullish(),
  optional: flag.nullish(),
});
const contact = section({
  name: words,
  email: email.nullish(),
  affiliation: text.nullish(),
  phone: version.nullish(),
});
const contractor = section({ name: words, email: email.nullish(), website: webUrl.nullish(), until: date });
const photograph = picture(/\.(?:png|jpg)$/i);
const drawing = picture(/\.(?:svgz?|png)$/i);

const description = section({
  localisedName: text.nullish(),
  genericName: text.refine((value) => lengthOf(value) <= 35, must('35 characters or fewer')).nullish(),
  shortDescription: words.refine((value) => lengthOf(value) <= 150, must('150 characters or fewer')),
  longDescription: words.refine(
    (value) => lengthOf(value) >= 150 && lengthOf(value) <= 10_000,
    must('from 150 to 10,000 characters long'),
  ),
  documentation: webUrl.nullish(),
  apiDocumentation: webUrl.nullish(),
  features: z
    .array(text, must('a list'))
    .min(1, must('a list of at least one thing that the software can do')),
  screenshots: listOf(photograph),
  videos: listOf(webUrl),
  awards: listOf(text),
});

const maintenance = section({
  type: oneOf('internal contract community none'),
  contractors: listOf(contractor),
  contacts: listOf(contact),
}).superRefine(({ type, contractors, contacts }, context) => {
  const fault = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const isContract = type === 'contract';
  if (isContract && !contractors?.length)
    fault('contractors', 'must name who has the contract, and until when');
  if (!isContract && contractors) fault('contractors', 'may be there only where the type is contract');
  if ((type === 'internal' || type === 'community') && !contacts?.length)
    fault('contacts', 'must name somebody to write to');
});

const audience = section({
  scope: listOf(oneOf(scopes)),
  countries: listOf(country),
  unsupportedCountries: listOf(country),
});

export const publiccodeSchema = section({
  publiccodeYmlVersion: version.refine(
    (value) => /^0(?:\.(?:2(?:\.[0-2])?|[3457](?:\.0)?))?$/.test(value),
    must('a version of the standard, such as "0.4"'),
  ),
  name: words,
  applicationSuite: text.nullish(),
  url,
  landingURL: webUrl.nullish(),
  isBasedOn: z.union([url, z.array(url)], must('an address, or a list of them')).nullish(),
  softwareVersion: version.nullish(),
  releaseDate: date.nullish(),
  logo: drawing.nullish(),
  monochromeLogo: drawing.nullish(),
  organisation: organisation.nullish(),
  inputTypes: listOf(mediaType),
  outputTypes: listOf(mediaType),
  platforms: z.array(text, must('a list')).min(1, must('a list of at least one')),
  categories: listOf(oneOf(categories)),
  usedBy: listOf(text),
  fundedBy: listOf(organisation),
  roadmap: webUrl.nullish(),
  developmentStatus: oneOf('concept development beta stable obsolete'),
  softwareType: oneOf(
    'standalone/mobile standalone/iot standalone/desktop standalone/web standalone/backend standalone/other addon library configurationFiles',
  ),
  supports: listOf(
    section({ id: text.refine((id) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(id), must('a URI or an alias')) }),
  ),
  intendedAudience: audience.nullish(),
  description: z
    .record(language, description, must('a group of languages'))
    .refine((languages) => Object.keys(languages).length > 0, must('in at least one language')),
  legal: section({
    license: words.refine(isExpression, must('an SPDX expression, such as MIT')),
    mainCopyrightOwner: text.nullish(),
    repoOwner: text.nullish(),
    authorsFile: text.nullish(),
  }),
  maintenance,
  localisation: section({
    localisationReady: flag,
    availableLanguages: z.array(language, must('a list')).min(1, must('a list of at least one')),
  }),
  dependsOn: section({
    open: listOf(dependency),
    proprietary: listOf(dependency),
    hardware: listOf(dependency),
  }).nullish(),
  /** Of Italy, and out of date: nobody else needs it. */
  IT: z.unknown().optional(),
  it: z.unknown().optional(),
});
