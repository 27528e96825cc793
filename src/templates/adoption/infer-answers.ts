import type { Answers, Template } from '../../domain/template.ts';
import { readAnswers } from '../answers/answers.ts';
import {
  asWords,
  clue,
  dataOf,
  emailClue,
  holderClue,
  ownersClue,
  readmeClues,
  valueAt,
  type Clue,
  type ExistingRepository,
} from './repository-facts.ts';

/** Answers that a repository gives by what is in it. */
export interface InferredAnswers {
  answers: Answers;
  /** The file that says so, by question. */
  from: Readonly<Record<string, string>>;
}

type Clues = Readonly<Record<string, readonly (Clue | undefined)[]>>;

/**
 * Answers the questions of a template from what is in a repository: its licence, README, manifests, publiccode.yml and code
 * owners. What a question does not take is left out. Pure.
 */
export function inferAnswers(template: Template, repository: ExistingRepository): InferredAnswers {
  const answers: Record<string, string | boolean> = {};
  const from: Record<string, string> = {};
  for (const [id, clues] of Object.entries(cluesIn(repository))) {
    const question = template.questions.find((each) => each.id === id);
    const found = question && clues.find((each) => each && isAnswer(template, id, each.value));
    if (!found) continue;
    answers[id] = question.type === 'yes-no' ? found.value === 'yes' : found.value;
    from[id] = found.from;
  }
  return { answers, from };
}

/** Whether a question would take this answer, whatever the others are. */
function isAnswer(template: Template, id: string, value: string): boolean {
  return readAnswers(template, { [id]: value }).faults.every(({ question }) => question !== id);
}

const phases: Readonly<Record<string, string>> = {
  concept: 'prototype',
  development: 'alpha',
  beta: 'beta',
  stable: 'live',
};

function cluesIn(repository: ExistingRepository): Clues {
  const { files, name, owner } = repository;
  const publiccode = 'publiccode.yml';
  const about = dataOf(files, publiccode);
  const npm = dataOf(files, 'package.json');
  const python = valueAt(dataOf(files, 'pyproject.toml'), 'project');
  const { title, opening } = readmeClues(files);
  const holder = holderClue(files);
  const owners = ownersClue(files);
  const status = clue(valueAt(about, 'developmentStatus'), publiccode);
  return {
    serviceName: [
      clue(about['name'], publiccode),
      title,
      wordsOf(clue(npm['name'], 'package.json')),
      wordsOf({ value: name, from: 'the name of the repository' }),
    ],
    summary: [
      clue(valueAt(python, 'description'), 'pyproject.toml'),
      clue(npm['description'], 'package.json'),
      clue(valueAt(about, 'description', 'en', 'shortDescription'), publiccode),
      opening,
    ],
    organisationName: [
      holder,
      clue(valueAt(about, 'organisation', 'name'), publiccode),
      clue(valueAt(about, 'legal', 'repoOwner'), publiccode),
    ],
    crownBody: [holder && { value: holder.isCrown ? 'yes' : 'no', from: holder.from }],
    organisationLogin: [
      owner === undefined ? undefined : { value: owner, from: 'the address of its remote' },
      owners?.owner,
    ],
    teamName: [clue(valueAt(about, 'maintenance', 'contacts', 0, 'name'), publiccode), owners?.team],
    teamEmail: [clue(valueAt(about, 'maintenance', 'contacts', 0, 'email'), publiccode), emailClue(files)],
    phase: [status && { ...status, value: phases[status.value] ?? '' }],
    clinical: [safetyClue(repository)],
  };
}

function wordsOf(named: Clue | undefined): Clue | undefined {
  return named && { ...named, value: asWords(named.value.replace(/^@[^/]*\//, '')) };
}

function safetyClue({ files }: ExistingRepository): Clue {
  const path = [...files.keys()].find((each) => each.startsWith('docs/clinical-safety/'));
  return path === undefined
    ? { value: 'no', from: 'there are no clinical safety documents' }
    : { value: 'yes', from: path };
}
