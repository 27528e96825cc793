// Every page works without this file: it folds the menu and the filters on small screens, unfolds the filters on
// large ones, leads to what is wrong with a form, heeds a button once, follows a running harvest and suggests while
// a search is typed.
import { Button, ErrorSummary, Header, SkipLink, createAll } from './nhsuk-frontend.min.js';
import './suggest.js';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
createAll(Button);
createAll(ErrorSummary);
createAll(Header);
createAll(SkipLink);

const filters = document.querySelector('details[data-filters]');
if (filters) filters.open = matchMedia('(min-width: 48.0625em)').matches;

// What another page lists, shown here once this one is there.
async function load(place) {
  try {
    const answer = await fetch(place.dataset.load, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const list = answer.ok && page.querySelector(`${place.dataset.part} > ol`);
    if (!list) return;
    for (const item of [...list.children].slice(Number(place.dataset.most))) item.remove();
    place.replaceChildren(document.adoptNode(list));
  } catch {
    // The link beside it leads to the same.
  }
}

for (const place of document.querySelectorAll('[data-load]')) void load(place);

const every = 3000;

async function follow() {
  const shown = document.querySelector('#progress[data-running]');
  if (!shown) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('#progress');
    if (answer.ok && next && !shown.contains(document.activeElement))
      shown.replaceWith(document.adoptNode(next));
  } catch {
    // The server may be restarting: look again.
  }
  setTimeout(follow, every);
}

setTimeout(follow, every);
