import { defineKind, type MendingFacts } from '../mending-kind.ts';
import { isOnGitHub } from '../reporting.ts';

const settings =
  /^(?:(?:\.github|\.gitlab)\/)?(?:dependabot\.ya?ml|renovate\.json5?|\.renovaterc(?:\.json5?)?|\.pyup\.ya?ml|\.dependabot(?:\/.*)?)$|^\.github\/workflows\/[^/]*(?:renovate|dependabot)[^/]*\.ya?ml$/i;

/** Package managers that Dependabot knows, by the files at the root that show them (docs.github.com, “Dependabot supported ecosystems”). */
const ecosystems: readonly (readonly [name: string, file: RegExp])[] = [
  ['github-actions', /^\.github\/workflows\/[^/]+\.ya?ml$/i],
  ['npm', /^package\.json$/],
  ['uv', /^uv\.lock$/],
  ['pip', /^(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|setup\.py|pipfile)$/i],
  ['maven', /^pom\.xml$/],
  ['gradle', /^build\.gradle(?:\.kts)?$/],
  ['nuget', /^(?:[^/]+\.(?:cs|fs|vb)proj|[^/]+\.sln|packages\.config|directory\.packages\.props)$/i],
  ['gomod', /^go\.mod$/],
  ['cargo', /^Cargo\.toml$/],
  ['bundler', /^Gemfile$/],
  ['composer', /^composer\.json$/],
  ['docker', /^(?:[\w-]+\.)?Dockerfile$/],
  ['terraform', /^[^/]+\.tf$/],
  ['gitsubmodule', /^\.gitmodules$/],
];

/** `.github/dependabot.yml` for the package managers that are seen at the root. */
export const dependencyUpdatesFile = defineKind({
  id: 'dependency-updates',
  title: 'updates of dependencies by Dependabot',
  checks: ['dependency-updates'],
  needsCheck: true,
  isUsual: true,
  isTaken: (path) => settings.test(path),
  draft(facts) {
    if (!isOnGitHub(facts)) return 'Dependabot works on GitHub. Set up Renovate instead.';
    const seen = seenEcosystems(facts);
    if (seen.length === 0) return 'We saw no package manager at the root that Dependabot can update.';
    const entries = seen.map(
      (name) =>
        `  - package-ecosystem: ${name}\n    directory: /\n    schedule:\n      interval: weekly\n    cooldown:\n      default-days: 7\n`,
    );
    return {
      path: '.github/dependabot.yml',
      text: `# New versions wait for a week, because most bad releases are withdrawn within days. Security updates do not wait.\nversion: 2\nupdates:\n${entries.join('')}`,
      remarks: ['Add the folders of packages that are not at the root.'],
    };
  },
});

function seenEcosystems({ evidence }: MendingFacts): string[] {
  const paths = (evidence.tree ?? []).filter(({ type }) => type === 'file').map(({ path }) => path);
  const seen = ecosystems.filter(([, file]) => paths.some((path) => file.test(path))).map(([name]) => name);
  return seen.includes('uv') ? seen.filter((name) => name !== 'pip') : seen;
}
