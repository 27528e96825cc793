import languages from './languages.json' with { type: 'json' };
import { fold } from './words.ts';

/** Ways that people write languages that GitHub's list (`languages.json`, from Linguist) does not have. */
const others: Record<string, string> = {
  docker: 'Dockerfile',
  html5: 'HTML',
  css3: 'CSS',
  ipynb: 'Jupyter Notebook',
  jupyter: 'Jupyter Notebook',
  jsx: 'JavaScript',
  kt: 'Kotlin',
  postgres: 'PLpgSQL',
  ps1: 'PowerShell',
  rlang: 'R',
  rmd: 'RMarkdown',
  vb: 'Visual Basic .NET',
  vuejs: 'Vue',
  'vue.js': 'Vue',
};

const byPlainName = new Map([
  ...Object.entries(languages.aliases),
  ...Object.entries(others),
  ...languages.names.map((name) => [plainLanguage(name), name] as const),
]);

/** The name that forges give a language, whatever people call it: `Go` for `golang`; undefined for none that is known. */
export function languageName(typed: string): string | undefined {
  return byPlainName.get(plainLanguage(typed));
}

/** Case and separators do not count: `jupyter-notebook` is `Jupyter Notebook`. */
function plainLanguage(name: string): string {
  return fold(name).replaceAll(/[\s_-]/g, '');
}
