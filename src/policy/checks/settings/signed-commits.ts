import { settingQuestion } from '../../setting-question.ts';

export const signedCommits = settingQuestion({
  id: 'signed-commits',
  title: 'Asks for signed commits',
  why: 'A signature shows that a commit came from whom it names.',
  fix: 'Tick “Require signed commits” in the ruleset of the default branch, under Settings.',
  lesson: {
    time: 'hour',
    tip: 'A key for SSH that you have already can sign commits: set gpg.format to ssh, and user.signingkey to the key.',
  },
  effort: 'setting',
});
