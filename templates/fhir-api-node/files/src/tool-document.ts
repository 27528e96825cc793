import type { Resource, Specification } from './specification.ts';

type Node = Record<string, any>;

/**
 * The specification as one file for Postman and other tools that make requests of it: with its examples in it, and a
 * resource described by its name alone. Such tools make up values for every element of a schema, and those of FHIR hold
 * one another without end.
 */
export function toolDocument({ document, examples }: Specification): Node {
  const whole = structuredClone(document) as Node;
  const { schemas } = whole['components'] as { schemas: Record<string, Node> };
  for (const [name, schema] of Object.entries(schemas)) {
    const isResource = schema['properties']?.resourceType?.const === name;
    if (isResource) schemas[name] = resourceSchema(name);
    else if (schema['x-fhir-element'] || name === 'AnyResource') delete schemas[name];
  }
  fillIn(whole['paths'], examples);
  fillIn(whole['components'].responses, examples);
  return whole;
}

function resourceSchema(name: string): Node {
  return {
    type: 'object',
    required: ['resourceType'],
    properties: { resourceType: { type: 'string', const: name } },
    externalDocs: { url: `https://hl7.org/fhir/R4/${name.toLowerCase()}.html` },
  };
}

/** Puts each example in the place of the file that it is in. */
function fillIn(node: unknown, examples: Resource[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { externalValue } = node as { externalValue?: unknown };
  if (typeof externalValue === 'string') {
    const value = examples.find(({ resourceType, id }) => externalValue === `examples/${resourceType}-${id}.json`);
    if (value) replaceWith(node as Node, { value });
  } else {
    for (const one of Object.values(node)) fillIn(one, examples);
  }
}

function replaceWith(node: Node, other: Node): void {
  for (const name of Object.keys(node)) delete node[name];
  Object.assign(node, other);
}
