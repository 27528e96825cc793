import { Router } from 'express';
import type { Status } from '../../domain/assessment.ts';
import { isPublic, type PublicRepository } from '../../domain/public-repository.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { textOf } from '../components/parameters.ts';
import { badgeSvg, type Badge } from './badge-svg.ts';

interface BadgeDependencies {
  store: Pick<PublicStore, 'findRepository' | 'findRenamed'>;
}

/**
 * `/badge/:owner/:name.svg`: the status of a repository, under one policy with `?policy=`. The address is for READMEs and
 * never changes; it follows renames. Whatever is not public looks like what never was.
 */
export function badges({ store }: BadgeDependencies): Router {
  return Router().get('/badge/:owner/:name.svg', async (req, res) => {
    const { owner, name } = req.params;
    const repository = await find(store, owner, name);
    const policy = textOf(req.query, 'policy');
    res.set('Cache-Control', 'public, max-age=300').type('image/svg+xml');
    res.send(badgeSvg(repository ? badgeOf(repository, policy) : unknown));
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
  return isPublic(current) ? current : undefined;
}

const unknown: Badge = { label: 'open code', text: 'not known', colour: 'grey' };

const words: Partial<Record<Status, Pick<Badge, 'text' | 'colour'>>> = {
  open: { text: 'open', colour: 'green' },
  'needs-attention': { text: 'needs attention', colour: 'orange' },
};

function badgeOf({ status, assessments }: PublicRepository, policy: string): Badge {
  const asked = policy === '' ? status : assessments.find((one) => one.policy === policy)?.status;
  const shown = asked && words[asked];
  return shown ? { label: policy === '' ? unknown.label : policy, ...shown } : unknown;
}
