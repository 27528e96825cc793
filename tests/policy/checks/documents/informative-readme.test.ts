import { informativeReadme } from '../../../../src/policy/checks/documents/informative-readme.ts';
import { describeCheck, goodReadme, type SomeFactsInput } from '../../some-facts.ts';

const words = 'Nurses look at the board to see which beds on the ward are free before they ring round. ';
const readme = (text: string | null | undefined): SomeFactsInput => ({ holds: { 'README.md': text } });

describeCheck(informativeReadme, [
  [
    'met by purpose and instructions',
    {},
    'met',
    /^README\.md says what it is for, “Ward board shows nurses/,
    'README.md',
  ],
  [
    'met by reStructuredText',
    { holds: { 'README.rst': `Board\n=====\n\n${words}\n\nUsage\n-----\n\n${words}` } },
    'met',
    /./,
    'README.rst',
  ],
  [
    'met by HTML',
    readme(`<h1>Board</h1><p>${words}</p><h2>How to install</h2><p>${words}</p>`),
    'met',
    /./,
    'README.md',
  ],
  [
    'met by instructions within sentences',
    readme(`# Board\n\n${words}${words}To run it, open \`board.R\`.`),
    'met',
    /./,
    'README.md',
  ],
  [
    'met by documents without instructions',
    { ...readme(`# Board\n\n${words}${words}`), evidence: { language: null } },
    'met',
    /./,
    'README.md',
  ],
  [
    'met by purpose under a heading after the instructions',
    readme(`# B\n## Install\n\`\`\`\nnpm i\n\`\`\`\n${words}\n## What is it?\n${words}`),
    'met',
    /./,
    'README.md',
  ],
  [
    'unmet by a few words',
    readme('# spine-ssp\nSpine Security Proxy\n'),
    'unmet',
    /does not say what the project is for/,
    'README.md',
  ],
  ['unmet by a title', readme('# board'), 'unmet', /does not say/, 'README.md'],
  [
    'is not fooled by badges, addresses and code',
    readme(
      `# Board\n[![build status](https://a.example/b.svg)](https://a.example)\n\`\`\`\n${words.repeat(9)}\n\`\`\`\nhttps://a.example/${'path/'.repeat(50)}`,
    ),
    'unmet',
    /does not say/,
    'README.md',
  ],
  [
    'is not fooled by HTML',
    readme(
      `<div class="${'word '.repeat(60)}"><!-- ${words.repeat(9)} --><style>${words.repeat(9)}</style></div>`,
    ),
    'unmet',
    /does not say/,
    'README.md',
  ],
  [
    'unmet by a generator’s own text',
    readme(
      `# Getting Started with Create React App\n\nThis project was bootstrapped with [Create React App](https://a.example).\n\n## Available Scripts\n\n${words}`,
    ),
    'unmet',
    /text that Create React App wrote/,
    'README.md',
  ],
  [
    'met when a generator is mentioned further down',
    readme(`${goodReadme}${words.repeat(6)}\nThis project was bootstrapped with Create React App.`),
    'met',
    /./,
    'README.md',
  ],
  [
    'unmet by gaps nobody filled in',
    readme('# Board\n\n{{ project name }} shows nurses the beds of [your ward].\n\n## Usage\n\nTBC'),
    'unmet',
    /left to be filled in, such as “{{ project name }} shows/,
    'README.md',
  ],
  [
    'met though a CI example holds braces in code',
    readme(`${goodReadme}\n\`\`\`yml\nrun: \${{ github.run }} {{ a }} {{ b }} {{ c }}\n\`\`\``),
    'met',
    /./,
    'README.md',
  ],
  [
    'unmet by instructions without a purpose',
    readme(`# Board\n\n## Installation\n\n${words}${words}\n\n## Usage\n\n${words}`),
    'unmet',
    /does not say what the project is for/,
    'README.md',
  ],
  [
    'unmet by a purpose without instructions',
    readme(`# Board\n\n${words}${words}`),
    'unmet',
    /but not how to install or use it/,
    'README.md',
  ],
  ['unmet by a README that is not text', readme(null), 'unmet', 'README.md is not text.', 'README.md'],
  [
    'unknown when its text was not collected',
    readme(undefined),
    'unknown',
    /text of README\.md was not collected/,
    'README.md',
  ],
  ['unknown when no file was collected', { files: undefined }, 'unknown', /contents of files/],
  ['not applicable without a README', { holds: {} }, 'not-applicable', /no README/],
]);
