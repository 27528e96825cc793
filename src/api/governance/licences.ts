import { z } from 'zod';
import type { ApiDependencies } from '../api-dependencies.ts';
import { requireOrganisation } from '../known.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, named, nothing } from '../schemas.ts';

const licences = z
  .object({
    organisation: z.string().nullable(),
    items: z.array(
      z.object({ spdx: z.string().nullable().describe('Null: no licence.'), repositories: count }),
    ),
  })
  .register(named, { id: 'LicenceCounts' });

/** How many repositories carry each licence. */
export function licenceRoutes({ store, catalogue }: Pick<ApiDependencies, 'store' | 'catalogue'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/licences',
      id: 'listLicences',
      summary: 'How many repositories carry each licence, the most used first',
      parameters: nothing,
      query: z.object({ organisation: z.string().max(200).optional().describe('Login of an organisation.') }),
      answer: { status: 200, description: 'The licences', schema: licences },
      problems: [],
      maxAge: 60,
      async handle({ query: { organisation } }) {
        if (organisation !== undefined) requireOrganisation(catalogue(), organisation);
        const items = await store.licences(organisation?.toLowerCase());
        return { body: { organisation: organisation ?? null, items: [...items] } };
      },
    }),
  ];
}
