import { documentNames } from './document-names.ts';
import { isReadmeName } from './readme-file.ts';

/** Files that somebody reads, told by their path from the root. */
export interface FileKind {
  /** Folders whose entries have to be listed for it, beside those of the root; '' stands for the root. */
  folders: readonly string[];
  matches: (path: string) => boolean;
}

const documentFolders = ['', '.github', 'docs'];
const licenceFolders = ['LICENSES', 'licenses', 'licences'];
const legalName =
  /^(?:.*[-_. ])?(?:un)?(?:licen[cs]es?|copying|copyright|notice|ogl|open-government-licen[cs]e)(?:[-_. ].*)?$|^(?:trwydded|licencia|lizenz|licenza|licentie|licença|licens|lisens|licencja|artistic|ofl|commons[-_ ]?clause)(?:[-_. ].*)?$/i;
/** Terms that stand beside a licence, in files of their own. */
const termsName =
  /^(?:commercial|ethic(?:s|al)|(?:acceptable|permitted|responsible|fair)[-_ ]use|use[-_ ](?:policy|restrictions?|terms)|usage[-_ ]|restrictions?|(?:additional|further|extra|special)[-_ ](?:terms|conditions|restrictions?)|addendum|rider|terms)(?:[-_. ].*)?$/i;
const manifestName =
  /^(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|description|cargo\.toml|composer\.json|pom\.xml|.+\.(?:cs|fs|vb)proj|.+\.gemspec|publiccode\.ya?ml|codemeta\.json|citation\.cff|catalog-info\.ya?ml|code\.json|reuse\.toml|\.codehub\.yml)$/i;
/** Manifests and lock files at the root, and those that have a folder of their own. */
const packageFile =
  /^(?:package\.json|(?:package-lock|npm-shrinkwrap)\.json|yarn\.lock|pnpm-lock\.yaml|[\w.-]*requirements?[\w.-]*\.(?:txt|in)|pyproject\.toml|pipfile(?:\.lock)?|(?:poetry|uv)\.lock|setup\.cfg|pom\.xml|gradle\.lockfile|gradle\/libs\.versions\.toml|[^/]+\.(?:cs|fs|vb)proj|directory\.packages\.props|packages\.config|packages\.lock\.json|go\.mod|cargo\.(?:toml|lock)|gemfile(?:\.lock)?|[^/]+\.gemspec|composer\.(?:json|lock)|description|renv\.lock|action\.ya?ml|\.github\/workflows\/[^/]+\.ya?ml|(?:[\w-]+\.)?dockerfile(?:\.[\w.-]+)?)$/i;
const notText = /\.(?:svg|png|jpe?g|gif|ico|css|js|map|pdf|docx?)$/i;

/** Files of a name, at the root or in one of these folders. Pictures and programs of that name are none. */
function filesNamed(name: RegExp, folders: readonly string[] = ['']): FileKind {
  return {
    folders,
    matches(path) {
      const slash = path.lastIndexOf('/');
      const file = path.slice(slash + 1);
      return folders.includes(path.slice(0, Math.max(slash, 0))) && name.test(file) && !notText.test(file);
    },
  };
}

/** The kinds of files that more than one part of the hub reads. */
export const fileKinds = {
  readme: { folders: documentFolders, matches: (path) => isReadmeName(path) && !notText.test(path) },
  contributing: filesNamed(documentNames.contributing, documentFolders),
  security: filesNamed(documentNames.security, documentFolders),
  support: filesNamed(documentNames.support, documentFolders),
  codeOwners: filesNamed(documentNames.codeOwners, documentFolders),
  codeOfConduct: filesNamed(documentNames.conduct, documentFolders),
  maintainers: filesNamed(documentNames.maintainers, documentFolders),
  securityTxt: filesNamed(/^security\.txt$/i, ['', '.well-known']),
  /** Licences and legal notices, in the folders where documents and licences are. */
  legal: filesNamed(legalName, [...documentFolders, ...licenceFolders]),
  terms: filesNamed(termsName),
  /** Whatever lies in a folder of licences. */
  licenceFolder: filesNamed(/./, licenceFolders),
  /** Files that declare a licence, a maker or a template. */
  manifest: filesNamed(manifestName),
  reuse: filesNamed(/^dep5$/, ['.reuse']),
  /** Files that say what a repository depends on or publishes (`dependencies/readers.ts` reads them). */
  packages: {
    folders: ['', 'gradle', '.github', '.github/workflows'],
    matches: (path) => packageFile.test(path),
  },
} as const satisfies Record<string, FileKind>;
