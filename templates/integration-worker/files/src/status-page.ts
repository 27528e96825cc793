import type { Metrics } from './metrics.ts';
import type { Reason } from './queue.ts';

const title = [%= ts(serviceName) %];

/** How the worker is doing, for people. It holds no patient data, since reasons hold none. */
export function statusPage(parts: { gauges: Record<string, number>; metrics: Metrics; reasons: Reason[] }): string {
  const { gauges, metrics, reasons } = parts;
  const figures: [string, number][] = [
    ['Waiting', gauges['inbox_messages'] ?? 0],
    ['Being worked on', gauges['working_messages'] ?? 0],
    ['Delivered since the start', metrics.value('messages_delivered_total')],
    ['Duplicates since the start', metrics.value('messages_duplicate_total')],
    ['Retries since the start', metrics.value('retries_total')],
    ['Dead letters', gauges['dead_letter_messages'] ?? 0],
  ];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}: status</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header><p>Integration worker</p></header>
<main>
<h1>${html(title)}</h1>
<dl>${figures.map(([name, value]) => `<div><dt>${name}</dt><dd>${value.toLocaleString('en-GB')}</dd></div>`).join('')}</dl>
<h2>Newest dead letters</h2>
${reasons.length === 0 ? '<p>There are none.</p>' : `<ul class="letters">${reasons.map(row).join('')}</ul>`}
<p><a href="/">Look again</a>, or see the <a href="/metrics">metrics</a>.</p>
</main>
</body>
</html>
`;
}

function row({ receipt, at, attempts, problems }: Reason): string {
  const when = new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return `<li><p><strong>${html(receipt)}</strong>, ${html(when)}, ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}</p>
<ul>${problems.map((problem) => `<li>${html(problem)}</li>`).join('')}</ul></li>`;
}

function html(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const style = `
body { margin: 0; font: 1.1875rem/1.5 Arial, sans-serif; color: #212b32; background: #f0f4f5; overflow-wrap: anywhere; }
header { background: #005eb8; color: #fff; font-weight: 700; }
header p, main { box-sizing: border-box; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 2.25rem; line-height: 1.2; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 0; }
dl div, .letters > li { background: #fff; border: 1px solid #d8dde0; padding: 1rem; }
dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
dd { margin: 0; font-size: 2.25rem; line-height: 1.2; font-weight: 700; }
.letters { list-style: none; padding: 0; }
.letters > li { margin-bottom: 1rem; }
.letters p { margin: 0; }
a { color: #005eb8; }
a:focus { background: #ffeb3b; color: #212b32; outline: 4px solid transparent; box-shadow: 0 4px #212b32; text-decoration: none; }
`;
