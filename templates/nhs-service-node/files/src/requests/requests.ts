import type { CompleteAnswers } from '../journey/answers.ts';

/** What people sent. This is all the service needs of a storage: give it a database by writing another of these. */
export interface Requests {
  /** Keeps it, and only then gives the reference number by which people can ask about it. */
  save(answers: CompleteAnswers): Promise<string>;
  /** Rejects when nothing could be saved at present. */
  ready(): Promise<void>;
}
