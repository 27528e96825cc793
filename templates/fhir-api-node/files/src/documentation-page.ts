import type { Operation, Specification } from './specification.ts';

/** A page that shows every operation with a command to try it: the specification for people who will not read YAML. */
export function documentationPage(specification: Specification, publicUrl: string): string {
  const { title, description, contact, operations, basePath } = specification;
  const base = `${publicUrl}${basePath}`;
  const groups = [...Map.groupBy(operations, ({ resource }) => resource || 'This API')];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><p>API sandbox</p></header>
<main>
<h1>${html(title)}</h1>
<p class="lead">${html(description)}</p>
<p>Everything here is synthetic and kept in memory. Never send details of real people.</p>
<p>Point your client at <code>${html(base)}</code>. It needs no sign-in.</p>
<ul>
<li><a href="/specification/openapi.yaml">OpenAPI specification</a> (<a href="/specification/openapi.json">as one JSON file</a>, for Postman and other tools)</li>
<li><a href="${html(basePath)}/metadata?_pretty=true">CapabilityStatement</a></li>
<li><a href="/_status">Health</a></li>
</ul>
<nav aria-label="Resources"><ul>${groups.map(([name]) => `<li><a href="#${anchor(name)}">${html(name)}</a></li>`).join('')}<li><a href="#conventions">Searching</a></li></ul></nav>
${groups.map(([name, own]) => group(name, own, base, specification)).join('\n')}
${conventions}
</main>
<footer><p>Questions: <a href="mailto:${html(contact)}">${html(contact)}</a></p></footer>
</body>
</html>
`;
}

function anchor(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function group(name: string, operations: Operation[], base: string, specification: Specification): string {
  const sections = operations.map((operation) => section(operation, base, specification));
  return `<h2 id="${anchor(name)}">${html(name)}</h2>\n${sections.join('\n')}`;
}

/** What every search has in common. */
const conventions = `<section aria-labelledby="conventions">
<h2 id="conventions">Searching</h2>
<ul>
<li>A parameter that is repeated has to fit each time: <code>birthdate=ge1950&amp;birthdate=lt1960</code>. Commas are between alternatives: <code>gender=male,female</code>. Write a comma, bar or dollar of a value as <code>\\,</code> <code>\\|</code> <code>\\$</code>.</li>
<li>Text: <code>name:exact</code>, <code>name:contains</code>. Codes: <code>gender:not</code>, <code>identifier:text</code>. References: <code>patient:identifier</code>, or a type such as <code>actor:Patient</code>. Any: <code>:missing=true</code>.</li>
<li>Dates take <code>eq ne gt lt ge le sa eb ap</code> before them, and may be a year, a month, a day or a time.</li>
<li>A parameter that is not known is refused. With <code>Prefer: handling=lenient</code> it is left out, and the answer says so.</li>
<li>Send a search by <code>POST</code> to keep names and NHS numbers out of addresses, which many programs log.</li>
</ul>
</section>`;

function section(operation: Operation, base: string, specification: Specification): string {
  const rows = operation.parameters
    .filter((parameter) => parameter.in !== 'header')
    .map(
      ({ name, description, search }) =>
        `<tr><th scope="row"><code>${html(name)}</code></th><td>${coded(html(description))}${search ? ` <span>(${search.type})</span>` : ''}</td></tr>`,
    );
  const table = `<table><thead><tr><th scope="col">Parameter</th><th scope="col">What it is</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return `<section aria-labelledby="${operation.id}">
<h3 id="${operation.id}">${html(operation.summary)}</h3>
<p><code><strong>${operation.method.toUpperCase()}</strong> ${html(specification.basePath + operation.path)}</code></p>
${rows.length > 3 ? `<details><summary>${rows.length} parameters<span class="hidden"> of: ${html(operation.summary)}</span></summary>${table}</details>` : rows.length > 0 ? table : ''}
<pre tabindex="0" role="region" aria-label="Command to try: ${html(operation.summary)}"><code>${html(command(operation, base, specification))}</code></pre>
</section>`;
}

/** A curl command with the examples of the specification, which works as it stands. */
export function command(operation: Operation, base: string, { examples }: Specification): string {
  const known = operation.parameters.filter(({ example }) => example !== undefined);
  const path = operation.path.replace(
    /\{(\w+)\}/g,
    (_all, name) => known.find((one) => one.name === name)?.example ?? name,
  );
  const values = known
    .filter((parameter) => parameter.in === 'query')
    .slice(0, 1)
    .map(({ name, example = '' }) => ({ name, example }));
  if (operation.bodyExample)
    return `curl -X ${operation.method.toUpperCase()} '${base}${path}' \\
  -H 'Content-Type: ${operation.bodyType}' \\
  --data '${JSON.stringify(operation.bodyExample)}'`;
  if (operation.body) {
    const id = known.find((one) => one.in === 'path')?.example;
    const example = examples.find((one) => one.resourceType === operation.resource && (!id || one.id === id));
    return `curl -X ${operation.method.toUpperCase()} '${base}${path}' \\
  -H 'Content-Type: application/fhir+json' \\
  --data @specification/examples/${operation.resource}-${example?.id}.json`;
  }
  if (operation.method === 'post')
    return `curl -X POST '${base}${path}' \\\n  ${values.map(({ name, example }) => `--data-urlencode '${name}=${example}'`).join(' ')}`;
  if (operation.method === 'delete') return `curl -X DELETE '${base}${path}'`;
  return `curl '${base}${path}${values.map(({ name, example }) => `?${name}=${encodeURIComponent(example)}`).join('')}'`;
}

/** What the specification has in backticks. */
function coded(text: string): string {
  return text.replace(/`([^`]+)`/g, '<code>$1</code>');
}

function html(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

export const style = `
body { margin: 0; font: 1.1875rem/1.5 Arial, sans-serif; color: #212b32; background: #f0f4f5; overflow-wrap: anywhere; }
header { background: #005eb8; color: #fff; font-weight: 700; }
header p, main, footer { box-sizing: border-box; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 2.25rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.75rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h3 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 .5rem; }
section h2 { margin-top: 0; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; }
summary { color: #005eb8; cursor: pointer; text-decoration: underline; }
summary:focus { background: #ffeb3b; color: #212b32; outline: 4px solid transparent; box-shadow: 0 4px #212b32; text-decoration: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.lead { font-size: 1.5rem; }
section { background: #fff; border: 1px solid #d8dde0; padding: 1.5rem; margin: 1.5rem 0; }
a { color: #005eb8; }
a:focus { background: #ffeb3b; color: #212b32; outline: 4px solid transparent; box-shadow: 0 4px #212b32; text-decoration: none; }
pre:focus { outline: 4px solid #212b32; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; }
th, td { border-bottom: 1px solid #d8dde0; padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; }
th { overflow-wrap: normal; }
@media (max-width: 30rem) { section { padding: 1rem; } th, td { font-size: .9375rem; } }
pre { background: #212b32; color: #fff; padding: 1rem; margin: 1rem 0 0; overflow-x: auto; font-size: 1rem; }
`;
