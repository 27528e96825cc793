import type { FileKind } from '../../../documents/file-kinds.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unknown, unmet } from '../../check.ts';

const dependabot: FileKind = {
  folders: ['.github'],
  matches: (path) => /^\.github\/dependabot\.ya?ml$/i.test(path),
};

export const actionsUpdatesCooldown = defineCheck({
  id: 'actions-updates-cooldown',
  title: 'Updates its actions, some days after their release',
  why: 'Actions that nobody updates keep their weaknesses. A release that was tampered with is mostly noticed within days.',
  fix: 'Add the ecosystem github-actions to .github/dependabot.yml, and a cooldown with default-days: 7 for it.',
  lesson: {
    time: 'minutes',
    tip: 'Group the updates, so that one pull request a week comes and not twenty.',
  },
  effort: 'file',
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [dependabot],
  evaluate({ tree, files }) {
    const path = tree?.find((entry) => dependabot.matches(entry.path))?.path;
    if (path === undefined) return notApplicable('There are no settings of Dependabot.');
    const text = files.find((file) => file.path === path)?.text;
    if (typeof text !== 'string') return unknown(`The text of ${path} was not collected.`, path);
    const lines = text.slice(0, 50_000).split('\n');
    const at = lines.findIndex((line) => /package-ecosystem:\s{0,9}["']?github-actions\b/.test(line));
    if (at === -1) return unmet(`${path} does not update actions.`, path);
    const next = lines.findIndex((line, index) => index > at && /package-ecosystem:/.test(line));
    const entry = lines.slice(at, next === -1 ? undefined : next);
    return entry.some((line) => /^\s{0,20}cooldown:/.test(line))
      ? met(`${path} updates actions, some days after their release.`, proofAt(path, at + 1))
      : unmet(
          `${path} updates actions on the day of their release: it sets no cooldown.`,
          proofAt(path, at + 1),
        );
  },
});
