import type { DocumentText } from './document-text.ts';

/** What a title calls something that others begin from, at its end (“NHS prototype kit”) or before the language it is in. */
const starterTitle =
  /^(.{0,80}?)\b(prototyp(?:e|ing) kit|starter kit|(?:project|repository|repo|service|app|application|package|typescript|python|react|node|java|kotlin|quarto) (?:template|starter|boilerplate|skeleton)|boilerplate|cookiecutter)\b(?: (?:typescript|python|react|node|java|kotlin))?\W*$/i;
/** In the name of a repository: it is such a thing itself, or is about it. */
const isStarter = /template|kit\b|boilerplate|starter|skeleton|cookiecutter|blueprint|scaffold|archetype/i;
/** Words of a title that many share. */
const shared = new Set(
  'a an the my our your nhs nhsuk uk gov govuk digital hmpps moj design system for of and new'.split(' '),
);

/**
 * The kit or template whose README a repository still has, by its title: “NHS prototype kit” in a repository called
 * `claims-prototype`. What it says of a purpose, contacts and contributions is said of the kit. Undefined where the title
 * shares a word with the name, or the name tells that it is a kit itself.
 *
 * @param name of the repository
 */
export function starterOf({ sections }: DocumentText, name: string): string | undefined {
  const title = sections.find((section) => section.title)?.heading;
  const [, before] = title === undefined ? [] : (starterTitle.exec(title.trim()) ?? []);
  if (title === undefined || before === undefined || isStarter.test(name)) return undefined;
  const called = name.toLowerCase();
  const own = before.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return own.some((word) => !shared.has(word) && called.includes(word)) ? undefined : title.trim();
}

/** Whether a document that goes with such a README speaks of the kit too, in its title or its first sentences. */
export function isOfStarter({ sections }: DocumentText, starter: string): boolean {
  const opening = sections
    .slice(0, 3)
    .flatMap(({ heading, sentences }) => [heading, ...sentences.slice(0, 3).map(({ text }) => text)]);
  return opening.some((text) => text.toLowerCase().includes(starter.toLowerCase()));
}
