import { treeHolds } from '../../tree-question.ts';

export const linting = treeHolds({
  id: 'linting',
  title: 'Checks its style by a tool',
  why: 'A tool that checks style leaves reviewers free to look at what the code does.',
  fix: 'Set up the usual tool of your language, such as ESLint, Ruff or lintr, and an .editorconfig.',
  paths:
    /^(?:\.editorconfig|\.eslintrc(?:\..+)?|eslint\.config\.[cm]?[jt]s|\.prettierrc(?:\..+)?|prettier\.config\.[cm]?js|\.stylelintrc(?:\..+)?|biome\.jsonc?|ruff\.toml|\.ruff\.toml|\.flake8|\.pylintrc|tslint\.json|\.lintr|\.rubocop\.ya?ml|\.golangci\.ya?ml|checkstyle\.xml|phpcs\.xml(?:\.dist)?|\.php-cs-fixer(?:\.dist)?\.php|\.pre-commit-config\.ya?ml|\.sqlfluff|\.markdownlint(?:\.[a-z]+)?|rustfmt\.toml|\.clang-format|\.super-linter\.env|\.styleci\.yml|standard\.json|\.jshintrc|\.swiftlint\.ya?ml|tox\.ini)$/i,
  lacking: 'No settings of a tool for style or formatting were found at the top of the repository.',
});
