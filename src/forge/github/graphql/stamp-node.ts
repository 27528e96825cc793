import { z } from 'zod';
import type { Stamp } from './window.ts';

/** A repository of which only identity and dates were asked. */
export const stampNode = z.object({
  id: z.string(),
  databaseId: z.number().int().positive(),
  nameWithOwner: z.string(),
  createdAt: z.string(),
  pushedAt: z.string().nullable(),
  updatedAt: z.string(),
});

export function toStamp(node: z.infer<typeof stampNode>, field: 'pushedAt' | 'updatedAt'): Stamp {
  return {
    nodeId: node.id,
    databaseId: node.databaseId,
    fullName: node.nameWithOwner,
    createdAt: node.createdAt,
    at: node[field] ?? '',
  };
}
