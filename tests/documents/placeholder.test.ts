import { describe, expect, test } from 'vitest';
import { placeholderIn } from '../../src/documents/placeholder.ts';

describe('text that was left to be filled in', () => {
  test.each([
    'TODO',
    'TBC',
    'To be added.',
    'Coming soon',
    'Lorem ipsum dolor sit amet',
    '{{ project_name }} plans shifts',
    'This is <your project name>',
    'Contact [your team] for help',
    'Copyright [yyyy] [name of copyright owner]',
    '{{cookiecutter.description}}',
    'Write to your.name@sample.nhs.uk',
    'One Paragraph of project description goes here',
    'Describe or link templates on how to raise an issue or make a contribution.',
    'Provide a way to contact the owners of this project.',
    'Use this section to tell people how to report a vulnerability.',
    'Replace this text with a description.',
    'A short description of your project',
    'Explain what your service does and who it is for.',
    'This section should describe how the data is used.',
  ])('is %j', (sentence) => {
    expect(placeholderIn(sentence)).toBeDefined();
  });

  test.each([
    'A todo list for ward teams.',
    'Describe your changes in the pull request.',
    'Use this tool to plan shifts.',
    'Include tests with every change.',
    'Explain why in the commit message.',
    'Add the package to your project with npm.',
    'The template in [docs](docs) shows how.',
    'Replace the key in the settings with your own.',
    'It provides a summary of admissions.',
    'Run it with `make`.',
  ])('is not %j', (sentence) => {
    expect(placeholderIn(sentence)).toBeUndefined();
  });
});
