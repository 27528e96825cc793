import { defineCheck, met, unknown } from '../../check.ts';

const names =
  /(?:^|\/)(?:config(?:uration)?s?\/[^/]+|(?:config|settings|parameters|application)(?:[._-][\w.-]+)?\.(?:ya?ml|toml|json|ini|cfg|properties|env)|\.env\.(?:example|sample|template)|env(?:ironment)?[._-](?:example|sample)|appsettings(?:\.\w+)?\.json|\.Renviron\.example|.+\.tfvars(?:\.example)?)$/i;

export const configApartFromCode = defineCheck({
  id: 'config-apart-from-code',
  title: 'Keeps its settings apart from its code',
  why: 'Settings in a file of their own can be changed, reviewed and kept secret without touching the code.',
  fix: 'Put what differs from place to place into a file such as config.yml, or read it from the environment with a .env.example.',
  lesson: {
    time: 'hour',
    tip: 'Commit an example with made-up values, and let the program say which setting is missing.',
  },
  about: 'contents',
  needs: ['tree'],
  uses: ['wholeTree'],
  evaluate({ tree, wholeTree }) {
    const found = (wholeTree?.entries ?? tree ?? []).find(({ path }) => names.test(path));
    return found
      ? met(`There is ${found.path}.`, found.path)
      : unknown('No file of settings was found. Whether the code needs any, only people can say.');
  },
});
