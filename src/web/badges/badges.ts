import { Router } from 'express';
import { forces } from '../../domain/assessment.ts';
import type { Force, LevelOutcome, Status } from '../../domain/assessment.ts';
import { levelsOver } from '../../domain/levels.ts';
import { isPublicRepository, type PublicRepository } from '../../domain/public-repository.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { oneOf, textParameter } from '../components/parameters.ts';
import { badgeSvg, type Badge } from './badge-svg.ts';

interface BadgeDependencies {
  store: Pick<PublicStore, 'findRepository' | 'findRenamed'>;
}

/**
 * `/badge/:owner/:name.svg`: the status of a repository, under one policy with `?policy=`, or one level of it
 * with `?level=mandatory`. The address is for READMEs and
 * never changes; it follows renames. Whatever is not public looks like what never was.
 */
export function badges({ store }: BadgeDependencies): Router {
  return Router().get('/badge/:owner/:name.svg', async (req, res) => {
    const { owner, name } = req.params;
    const repository = await find(store, owner, name);
    const policy = textParameter(req.query, 'policy');
    const level = oneOf<Force | ''>(req.query, 'level', forces, '');
    res.set('Cache-Control', 'public, max-age=300').type('image/svg+xml');
    res.send(badgeSvg(repository ? badgeOf(repository, { policy, level }) : unknown));
  });
}

async function find(
  store: BadgeDependencies['store'],
  owner: string,
  name: string,
): Promise<PublicRepository | undefined> {
  const found = await store.findRepository(owner, name);
  const renamed = found ? undefined : await store.findRenamed(owner, name);
  const current = renamed ? await store.findRepository(renamed.owner, renamed.name) : found;
  return isPublicRepository(current) ? current : undefined;
}

const unknown: Badge = { label: 'open code', text: 'not known', colour: 'grey' };

const words: Partial<Record<Status, Pick<Badge, 'text' | 'colour'>>> = {
  open: { text: 'open', colour: 'green' },
  'needs-attention': { text: 'needs attention', colour: 'orange' },
  'not-assessed': { text: 'not assessed', colour: 'grey' },
};

const levelWords: Partial<Record<LevelOutcome, Pick<Badge, 'text' | 'colour'>>> = {
  met: { text: 'met', colour: 'green' },
  unmet: { text: 'not met', colour: 'orange' },
};

/** The status, or how one level came out; under one policy where it is named. */
function badgeOf(
  { status, assessments }: PublicRepository,
  { policy, level }: { policy: string; level: Force | '' },
): Badge {
  const own = policy === '' ? undefined : assessments.find((one) => one.policy === policy);
  const label = policy === '' ? unknown.label : policy;
  if (policy !== '' && own === undefined) return unknown;
  if (level !== '') {
    const levels = own ? own.levels : levelsOver(assessments);
    const shown = levels && levelWords[levels[level]];
    return shown ? { label: `${label} ${level}`, ...shown } : { ...unknown, label: `${label} ${level}` };
  }
  const shown = words[own?.status ?? status];
  return shown ? { label, ...shown } : unknown;
}
