import type { Operation, Specification } from './specification.ts';

/** A page that shows every operation with a command to try it: the specification for people who will not read YAML. */
export function documentationPage(specification: Specification, publicUrl: string): string {
  const { title, description, contact, operations, basePath } = specification;
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
<ul>
<li><a href="/specification/openapi.yaml">OpenAPI specification</a> (<a href="/specification/openapi.json">as JSON</a>)</li>
<li><a href="${html(basePath)}/metadata">CapabilityStatement</a></li>
<li><a href="/_status">Health</a></li>
</ul>
${operations.map((operation) => section(operation, `${publicUrl}${basePath}`, specification)).join('\n')}
</main>
<footer><p>Questions: <a href="mailto:${html(contact)}">${html(contact)}</a></p></footer>
</body>
</html>
`;
}

function section(operation: Operation, base: string, specification: Specification): string {
  const rows = operation.parameters
    .filter((parameter) => parameter.in !== 'header')
    .map(
      ({ name, description }) =>
        `<tr><th scope="row"><code>${html(name)}</code></th><td>${coded(html(description))}</td></tr>`,
    );
  return `<section aria-labelledby="${operation.id}">
<h2 id="${operation.id}">${html(operation.summary)}</h2>
<p><code><strong>${operation.method.toUpperCase()}</strong> ${html(specification.basePath + operation.path)}</code></p>
${rows.length > 0 ? `<table><thead><tr><th scope="col">Parameter</th><th scope="col">What it is</th></tr></thead><tbody>${rows.join('')}</tbody></table>` : ''}
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
  const query = known
    .filter((parameter) => parameter.in === 'query')
    .slice(0, 1)
    .map(({ name, example = '' }) => `?${name}=${encodeURIComponent(example)}`);
  if (!operation.body) return `curl '${base}${path}${query.join('')}'`;
  const example = examples.find(({ resourceType }) => resourceType === operation.resource);
  return `curl -X POST '${base}${path}' \\
  -H 'Content-Type: application/fhir+json' \\
  --data @specification/examples/${operation.resource}-${example?.id}.json`;
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
h2 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; }
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
