import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';
import type { Reason } from './queue.ts';

const title = [%= ts(serviceName) %];

/** How the worker is doing, for people. It holds no patient data, since reasons hold none. */
export function statusPage(parts: { health: Health; metrics: Metrics; reasons: Reason[] }): string {
  const { health, metrics, reasons } = parts;
  const figures: [string, number][] = [
    ['New', health.waiting.new],
    ['Set aside until later', health.waiting.again],
    ['Being worked on', health.waiting.working],
    ['Delivered since the start', metrics.value('messages_delivered_total')],
    ['Duplicates since the start', metrics.value('messages_duplicate_total')],
    ['Retries since the start', metrics.value('retries_total')],
    ['Dead letters', health.failed],
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
${warnings(health)
  .map((warning) => `<p class="warning"><strong>${html(warning)}</strong></p>`)
  .join('')}
<dl>${figures.map(([name, value]) => `<div><dt>${name}</dt><dd>${value.toLocaleString('en-GB')}</dd></div>`).join('')}</dl>
<h2>Newest dead letters</h2>
${reasons.length === 0 ? '<p>There are none.</p>' : `<ul class="letters">${reasons.map(row).join('')}</ul>`}
<p><a href="/">Look again</a>, or see the <a href="/health">health check</a> and the <a href="/metrics">metrics</a>.</p>
</main>
</body>
</html>
`;
}

function warnings({ breaker, intake, status }: Health): string[] {
  return [
    status === 'fail' ? ['The worker cannot read its folders.'] : [],
    breaker.since === null
      ? []
      : [`The destination has been down since ${when(breaker.since)}. Messages wait, and none is given up meanwhile.`],
    intake.reason === null ? [] : [`No new messages are taken. ${intake.reason}`],
  ].flat();
}

function when(time: string): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}

function row({ receipt, at, attempts, problems }: Reason): string {
  return `<li><p><strong>${html(receipt)}</strong>, ${html(when(at))}, ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}</p>
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
.warning { background: #fff; border-left: 8px solid #d5281b; padding: 1rem; }
.letters { list-style: none; padding: 0; }
.letters > li { margin-bottom: 1rem; }
.letters p { margin: 0; }
a { color: #005eb8; }
a:focus { background: #ffeb3b; color: #212b32; outline: 4px solid transparent; box-shadow: 0 4px #212b32; text-decoration: none; }
`;
