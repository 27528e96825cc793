// For whoever builds the prototype, never online: loads the page again when a file has changed, and says what the online
// prototype would block. It comes before all other scripts of a page, so that it sees what they do.
(() => {
  const notes = new Map();

  let started;
  const changes = new EventSource('/manage/development/changes');
  changes.addEventListener('change', () => location.reload());
  changes.addEventListener('started', ({ data }) => {
    if (started !== undefined && started !== data) location.reload();
    started = data;
  });
  // A server that cannot start does not say what changes: wait until it answers, and show what it says.
  changes.addEventListener('error', () => {
    if (changes.readyState !== EventSource.CLOSED) return;
    setInterval(() => fetch('/robots.txt').then(() => location.reload(), () => {}), 1000);
  });

  const things = {
    'script-src': 'a script',
    'style-src': 'a style',
    'img-src': 'a picture',
    'font-src': 'a font',
    'frame-src': 'an embedded page',
    'media-src': 'a video or sound',
    'connect-src': 'a request of a script',
    'form-action': 'a form that is sent',
  };

  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, lineNumber, originalPolicy }) => {
    if (!originalPolicy.includes("default-src 'self'")) return;
    const thing = things[effectiveDirective.replace(/-(?:elem|attr)$/, '')] ?? 'something';
    if (blockedURI === 'inline' || blockedURI === 'eval') {
      const kind = thing === 'a style' ? ['app/assets/main.scss', 'a style (style="…" or <style>)'] : ['app/assets/main.js', 'a script'];
      note(`${kind[1]} written in the page${lineNumber ? `, line ${lineNumber} of its source` : ''}`, `move it to ${kind[0]}, or set inline: true`);
    } else {
      const site = /^\w+:\/\//.test(blockedURI) ? new URL(blockedURI).origin : `${blockedURI}:`;
      note(`${thing} of ${site}`, `add '${site}' to sites`);
    }
  });

  function note(what, how) {
    notes.set(what, how);
    if (document.body) show();
  }

  document.addEventListener('DOMContentLoaded', () => {
    if (notes.size > 0) show();
  });

  let box;
  function show() {
    const open = box?.open ?? false;
    box?.remove();
    box = element('details');
    box.open = open;
    box.style.cssText =
      'position:fixed;bottom:8px;left:8px;max-width:min(40em,calc(100vw - 16px));max-height:60vh;overflow:auto;z-index:99999;background:#fff9c4;color:#212b32;border:2px solid #212b32;padding:4px 12px;font:16px/1.5 Arial,sans-serif';
    const summary = element('summary', `Blocked online: ${notes.size}`);
    summary.style.cssText = 'cursor:pointer;font-weight:bold';
    const list = element('ul');
    list.style.cssText = 'margin:4px 0;padding-left:20px';
    for (const [what, how] of notes) list.append(element('li', `${what[0].toUpperCase()}${what.slice(1)}. To allow it, ${how} in “online” of app/config.js.`));
    box.append(summary, list, element('div', 'Only you see this, on your own machine.'));
    document.body.append(box);
  }

  function element(name, text = '') {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }
})();
