import { z } from 'zod';
import { fullYaml, quickYaml } from '../../base/yaml.ts';

const licence = z.union([z.string(), z.object({ type: z.string().optional(), name: z.string().optional() })]);
const one = licence.transform((value) =>
  typeof value === 'string' ? [value] : [value.type ?? value.name ?? ''],
);
const some = z.union([one, z.array(one).transform((values) => values.flat())]);

const npmManifest = z.object({
  license: some.optional().catch(undefined),
  licence: some.optional().catch(undefined),
  licenses: some.optional().catch(undefined),
});

/** npm's package.json: `license`, and the old `licenses` and `{type}`. A list means that the reader may choose. */
export function npm(text: string): string[] {
  const { data } = npmManifest.safeParse(json(text));
  return choice(data?.license ?? data?.licence ?? data?.licenses);
}

/** PHP's composer.json: a list means that the reader may choose. */
export function composer(text: string): string[] {
  return choice(npmManifest.safeParse(json(text)).data?.license);
}

const codemetaLicence = z.union([
  z.string(),
  z.object({ '@id': z.string().optional(), url: z.string().optional(), name: z.string().optional() }),
]);
const codemetaManifest = z.object({
  license: z.union([codemetaLicence, z.array(codemetaLicence)]).optional(),
});

/** codemeta.json: a link to the SPDX page of the licence, or a name. */
export function codemeta(text: string): string[] {
  const { data } = codemetaManifest.safeParse(json(text));
  return [data?.license ?? []]
    .flat()
    .map((value) => (typeof value === 'string' ? value : (value['@id'] ?? value.url ?? value.name ?? '')));
}

const publiccodeManifest = z.object({ legal: z.object({ license: z.string() }) });

/** publiccode.yml: `legal.license` is an SPDX expression. */
export function publiccodeLicences(text: string): string[] {
  const { data } = publiccodeManifest.safeParse(yaml(text));
  return data ? [data.legal.license] : [];
}

const citationManifest = z.object({ license: z.union([z.string(), z.array(z.string())]).optional() });

/** CITATION.cff: an identifier, or a list of which the reader may choose. */
export function citation(text: string): string[] {
  return choice([citationManifest.safeParse(yaml(text)).data?.license ?? []].flat());
}

function choice(values: readonly string[] | undefined): string[] {
  const written = (values ?? []).filter((value) => value.trim() !== '');
  return written.length > 1 ? [written.join(' OR ')] : [...written];
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A manifest that cannot be read declares nothing.
  }
}

function yaml(text: string): unknown {
  if (text.length > 60_000) return undefined;
  try {
    const quick = quickYaml(text);
    return quick ? quick.value : fullYaml().parse(text, { maxAliasCount: 20, logLevel: 'silent' });
  } catch {
    return undefined; // A manifest that cannot be read declares nothing.
  }
}
