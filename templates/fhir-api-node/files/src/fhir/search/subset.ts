import type { Resource } from '../../specification.ts';

export interface Subset {
  summary: string | undefined;
  elements: string[] | undefined;
}

/** What the schema of a resource says of its elements. */
export interface ElementNames {
  summary: string[];
  mandatory: string[];
}

const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

/** A resource with the elements that `_summary` or `_elements` ask for, marked as not being all of it. */
export function subsetOf(resource: Resource, { summary, elements }: Subset, names: ElementNames): Resource {
  const always = ['resourceType', 'id', 'meta', ...names.mandatory];
  const kept =
    elements ??
    (summary === 'true'
      ? names.summary
      : summary === 'text'
        ? ['text']
        : summary === 'data'
          ? without(resource, 'text')
          : undefined);
  if (kept === undefined) return resource;
  const wanted = new Set([...always, ...kept].flatMap((name) => [name, `_${name}`]));
  const isWanted = (name: string) => wanted.has(name) || (elements !== undefined && isChoice(name, kept));
  const rest = Object.fromEntries(Object.entries(resource).filter(([name]) => isWanted(name))) as Resource;
  const meta = { ...resource.meta, tag: [...(resource.meta?.tag ?? []), subsetted] };
  return { ...rest, meta };
}

function without(resource: Resource, name: string): string[] {
  return Object.keys(resource).filter((one) => one !== name);
}

/** `deceased` asks for deceasedBoolean or deceasedDateTime. */
function isChoice(name: string, kept: string[]): boolean {
  return kept.some(
    (one) =>
      one !== '' &&
      new RegExp(`^_?${one.replace(/\W/g, '')}[A-Z]`).test(name) &&
      /^(deceased|multipleBirth|value)$/.test(one),
  );
}
