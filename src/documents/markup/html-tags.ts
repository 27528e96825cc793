const tags = new Set(
  (
    'a abbr address article aside b big blockquote body br button center cite code col colgroup dd del details div dl ' +
    'dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li ' +
    'link main mark meta nav ol option p picture pre q s samp script section select small source span strike strong ' +
    'style sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video'
  ).split(' '),
);

/** Whether a name is that of a tag people write in documents; `<your name>` is none. */
export function isHtmlTag(name: string): boolean {
  return tags.has(name.toLowerCase());
}
