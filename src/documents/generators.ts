import { anyPattern } from '../base/any-pattern.ts';

/** What tools write by themselves into the READMEs they make: it tells nothing about the project. */

/** Opening words, from the title to the first paragraph. */
const openings: readonly [name: string, opening: RegExp][] = [
  ['Create React App', /bootstrapped with\s+Create React App|^\W*Getting Started with Create React App/i],
  ['Next.js', /Next\.js\s+project bootstrapped with/i],
  ['Angular', /project was generated (?:with|using)\s+Angular CLI/i],
  ['Vite', /template provides a minimal setup to get/i],
  [
    'Vue',
    /template should help get you started developing with Vue|^\W*\S+\s+Project setup\s+Compiles and hot-reloads/i,
  ],
  ['Rails', /README would normally document whatever steps are necessary/i],
  ['GitLab', /make it easy for you to get started with GitLab/i],
  ['Azure DevOps', /Let this section explain the objectives or the motivation behind this project/i],
  ['the NHS prototype kit', /used as a template for creating new prototypes using the NHS Prototype kit/i],
  ['the GOV.UK Prototype Kit', /Prototype Kit provides a simple way to make interactive prototypes/i],
  ['Chocolatey', /\bHow do I create packages\?/i],
  ['Kedro', /This is your new Kedro project/i],
  ['Nest', /framework TypeScript starter repository/i],
  ['Gatsby', /Kick off your project with this default boilerplate/i],
  ['Spring Initializr', /For further reference, please consider the following sections/i],
  ['GitHub Pages', /Welcome to GitHub Pages/i],
  ['Docusaurus', /website is built using\s+Docusaurus/i],
  ['Cookiecutter', /contains all the boilerplate you need to create a Python package/i],
  ['makeareadme.com', /\bFoobar is a Python library for dealing with word pluralization/i],
  [
    'a template',
    /This is where the README about the repository should live|Start with an overview or a brief|Welcome to our repository template designed to streamline|Here's a blank template to get started/i,
  ],
];

/** Sentences further down. */
const texts =
  /\b(?:learn more (?:in|about) the Create React App|to learn React, check out|You can check out the Next\.js GitHub repository|take a look at the following resources|To make it easy for you to get started with GitLab|these steps help to ensure high code quality|having instructions for running tests is especially helpful|you can use the editor on GitHub to maintain and preview|whenever you commit to this repository, GitHub Pages will|having trouble with Pages|Markdown is a lightweight and easy-to-use syntax for styling|your Pages site will use the layout|further reference, please consider the following sections|following guides illustrate how to use some features concretely|these additional references should also help you|Official (?:Apache Maven|Gradle) documentation|Spring Boot (?:Maven|Gradle) Plugin Reference|basic example which shows you how to solve a common problem|you can include R chunks like so|still need to render README\.Rmd regularly|in that case, don[’']t forget to commit and push the resulting figure files|instructions will get you a copy of the project up and running|see deployment for notes on how to deploy the project|get more help on the Angular CLI|serving web content with|accessing data with JPA|building (?:a RESTful web service|REST services with))\b/i;

const isGenerated = anyPattern(openings.map(([, opening]) => opening));

/** The generator that wrote a sentence or an opening. */
export function generatorOf(text: string): string | undefined {
  if (!isGenerated(text)) return undefined;
  return openings.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Whether a sentence is one that a tool wrote. */
export function isToolText(sentence: string): boolean {
  return texts.test(sentence);
}
