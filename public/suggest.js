// Suggestions while a search is typed: an editable combobox with a list, after
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. Without this file the form is a plain one.
const delay = 150;
const minLength = 2;

const kinds = {
  repository: 'Repository',
  organisation: 'Organisation',
  language: 'Language',
  topic: 'Topic',
  licence: 'Licence',
  status: 'Status',
  nation: 'Nation',
  body: 'Kind of body',
  kind: 'Kind of repository',
};

for (const input of document.querySelectorAll('input[data-suggest]')) suggestFor(input);

function suggestFor(input) {
  const list = element('ul', { id: `${input.id}-suggestions`, role: 'listbox', class: 'hub-suggestions' });
  list.setAttribute('aria-label', 'Suggestions');
  list.hidden = true;
  const status = element('div', { role: 'status', class: 'nhsuk-u-visually-hidden' });
  input.parentElement.after(list, status);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  }))
    input.setAttribute(name, value);

  let suggestions = [];
  let active = -1;
  let timer;
  let asking = new AbortController();

  function close() {
    clearTimeout(timer);
    asking.abort();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function show(found) {
    suggestions = found;
    list.replaceChildren(...found.map(optionOf));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    activate(-1);
    status.textContent = countOf(found.length);
  }

  function optionOf({ kind, label, repositories }, at) {
    const option = element('li', { id: `${list.id}-${at}`, role: 'option', 'aria-selected': 'false' });
    const about = repositories === null ? '' : `, ${repositoriesOf(repositories)}`;
    const note = element('span', { class: 'hub-suggestions__kind' });
    note.textContent = `${kinds[kind] ?? kind}${about}`;
    option.append(label, ' ', note);
    option.addEventListener('click', () => choose(at));
    return option;
  }

  function activate(at) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = list.children[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  function choose(at) {
    const { kind, text } = suggestions[at];
    close();
    if (kind === 'repository') {
      location.assign(`/repositories/${text.split('/').map(encodeURIComponent).join('/')}`);
      return;
    }
    input.value = text;
    input.form.requestSubmit();
  }

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(input.value)}`, { signal });
      const { suggestions: found } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!signal.aborted) show(found);
    } catch {
      if (!signal.aborted) close(); // typing goes on without suggestions
    }
  }

  /** Asks for suggestions, or closes the list where there is too little or too much to go on. */
  function consider(wait) {
    clearTimeout(timer);
    asking.abort();
    const { length } = input.value.trim();
    if (length < minLength || length > 200) close();
    else timer = setTimeout(ask, wait);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => active >= 0 && (choose(active), true),
    Escape: () => !list.hidden && (close(), true),
    Tab: () => (close(), false),
  };

  /** From the last to none to the first and the other way round, as nothing chosen is a choice too. */
  function step(by) {
    if (list.hidden) consider(0);
    else activate(((active + 1 + by + suggestions.length + 1) % (suggestions.length + 1)) - 1);
    return true;
  }

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (keys[event.key]?.()) event.preventDefault();
  });
  input.addEventListener('input', () => consider(delay));
  input.addEventListener('blur', close);
  input.form.addEventListener('submit', close);
  list.addEventListener('mousedown', (event) => event.preventDefault()); // the input keeps the focus
}

function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function repositoriesOf(count) {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'repository' : 'repositories'}`;
}

function countOf(count) {
  if (count === 0) return 'No suggestions.';
  return `${count} ${count === 1 ? 'suggestion' : 'suggestions'}. Use the up and down arrow keys to choose.`;
}
