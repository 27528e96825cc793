import { fileKinds } from '../../../documents/file-kinds.ts';
import { defineCheck, met, unmet } from '../../check.ts';
import { findEntry } from '../../tree-question.ts';

const settings =
  /^(?:\.editorconfig|\.eslintrc(?:\..+)?|eslint\.config\.[cm]?[jt]s|\.prettierrc(?:\..+)?|prettier\.config\.[cm]?js|\.stylelintrc(?:\..+)?|biome\.jsonc?|ruff\.toml|\.ruff\.toml|\.flake8|\.pylintrc|tslint\.json|\.lintr|air\.toml|\.rubocop\.ya?ml|\.golangci\.ya?ml|checkstyle\.xml|phpcs\.xml(?:\.dist)?|\.php-cs-fixer(?:\.dist)?\.php|\.pre-commit-config\.ya?ml|\.sqlfluff|\.markdownlint(?:\.[a-z]+)?|rustfmt\.toml|\.clang-format|\.super-linter\.env|\.styleci\.yml|standard\.json|\.jshintrc|\.swiftlint\.ya?ml|tox\.ini|\.github\/workflows\/[^/]*(?:lint|style|ruff|black)[^/]*\.ya?ml)$/i;
/** Sections of manifests that set such a tool up, and the tools themselves among the dependencies. */
const sections =
  /^\[tool\.(?:ruff|black|flake8|pylint|isort|yapf|autopep8)\b|^\[(?:flake8|pylint|pycodestyle)\b|"(?:eslintConfig|prettier|eslint|standard|xo|stylelint|@biomejs\/biome|tslint)"\s*:|\bcheckstyle\b|\bspotless\b/m;

export const linting = defineCheck({
  id: 'linting',
  title: 'Checks its style by a tool',
  why: 'A tool that checks style leaves reviewers free to look at what the code does.',
  fix: 'Set up the usual tool of your language, such as ESLint, Ruff or lintr, and an .editorconfig.',
  lesson: {
    time: 'hour',
    tip: 'Begin with the usual rules of the tool, and let it mend what it can in one commit of its own.',
  },
  about: 'contents',
  needs: ['tree'],
  uses: ['files'],
  reads: [fileKinds.manifest],
  evaluate({ tree, files }) {
    const found = findEntry(tree, settings);
    if (found) return met(`There is ${found.path}.`, found.path);
    const manifest = files?.find(
      ({ path, text }) => fileKinds.manifest.matches(path) && sections.test((text ?? '').slice(0, 100_000)),
    );
    if (manifest) return met(`${manifest.path} sets up such a tool.`, manifest.path);
    return unmet(
      'No settings of a tool for style or formatting were found at the top of the repository or in its manifest.',
    );
  },
});
