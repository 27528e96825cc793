import { treeHolds } from '../../tree-question.ts';

export const secretScanConfigured = treeHolds({
  id: 'secret-scan-configured',
  title: 'Is set up to find secrets',
  why: 'A password that is committed once is public for good. A scan before each commit stops it.',
  fix: 'Set up gitleaks: a .gitleaks.toml, and a hook in .pre-commit-config.yaml that runs it.',
  lesson: {
    time: 'hour',
    tip: 'Scan the whole history once before you begin, so that old findings do not drown new ones.',
  },
  paths:
    /^(?:\.?gitleaks\.toml|\.gitleaksignore|\.github\/(?:secret_scanning\.ya?ml|workflows\/[^/]*(?:gitleaks|secret|trufflehog)[^/]*\.ya?ml)|\.git-secrets|\.gitallowed|\.secrets\.baseline|\.talismanrc|\.whitesource|trufflehog.*)$/i,
  lacking: 'No settings of a tool that looks for secrets were found.',
});
