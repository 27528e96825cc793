import { parse as parseCode } from 'acorn';
import { parse as parseToml } from 'smol-toml';
import { fullYaml } from '../../base/yaml.ts';

/** What an answer could be that means something in HTML or Markdown. */
const live = /<script>alert\(1\)<\/script>|(?<!\\)\]\(javascript:/;

/**
 * Why a file that was made for hostile answers is not what its name says, as the end of a sentence; undefined where it
 * is, or its kind is not known.
 *
 * @param path in the new service
 */
export function wrongWithOutput(path: string, text: string): string | undefined {
  const check = checks.find(([names]) => names.test(path))?.[1];
  return check?.(text);
}

const checks: readonly (readonly [RegExp, (text: string) => string | undefined])[] = [
  [/\.json$/, parses('JSON', 'json()', (text) => JSON.parse(text) as unknown)],
  [/\.ya?ml$|\.cff$/, parses('YAML', 'yaml()', readYamlText)],
  [/\.toml$/, parses('TOML', 'json()', (text) => parseToml(text))],
  [/\.[cm]?js$/, parses('JavaScript', 'ts()', readJavaScript)],
  [/\.html?$/, (text) => holdsLive(text, 'html()')],
  [/\.(?:md|markdown)$/, (text) => holdsLive(withoutFrontMatter(text), 'markdown()')],
];

function parses(language: string, way: string, read: (text: string) => unknown) {
  return (text: string): string | undefined => {
    try {
      read(text);
      return undefined;
    } catch {
      return `is no ${language} for unusual answers: put them in with ${way}`;
    }
  };
}

function readYamlText(text: string): void {
  const [error] = fullYaml()
    .parseAllDocuments(text)
    .flatMap((document) => document.errors);
  if (error) throw error;
}

function readJavaScript(text: string): void {
  const options = { ecmaVersion: 'latest', allowHashBang: true } as const;
  try {
    parseCode(text, { ...options, sourceType: 'module' });
  } catch {
    parseCode(text, { ...options, sourceType: 'script', allowReturnOutsideFunction: true });
  }
}

function holdsLive(text: string, way: string): string | undefined {
  if (!live.test(text)) return undefined;
  return `holds an answer that means something there: put answers in with ${way}`;
}

/** YAML at the head of a page, where nothing means what it means below. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '');
}
