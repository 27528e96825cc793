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
    box?.remove();
    box = document.createElement('section');
    box.setAttribute('aria-label', 'For whoever builds this prototype');
    box.style.cssText =
      'position:fixed;bottom:0;left:0;right:0;max-height:40vh;overflow:auto;z-index:99999;background:#fff9c4;color:#212b32;border-top:4px solid #212b32;padding:12px 16px;font:16px/1.5 Arial,sans-serif';
    const heading = element('p', 'Blocked once the prototype is online (only you see this, on your own machine):');
    heading.style.cssText = 'margin:0;font-weight:bold';
    const list = element('ul');
    list.style.cssText = 'margin:4px 0;padding-left:24px';
    for (const [what, how] of notes) list.append(element('li', `${what}. To allow it, ${how} in “online” of app/config.js.`));
    const close = element('button', 'Close');
    close.style.cssText = 'font:inherit;padding:2px 12px';
    close.addEventListener('click', () => box.remove());
    box.append(heading, list, close);
    document.body.append(box);
  }

  function element(name, text = '') {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }
})();
