import { noLineHolds } from '../../whole-tree-question.ts';

export const secretsInTree = noLineHolds({
  id: 'secrets-in-tree',
  title: 'Holds no key or token in any file',
  why: 'A key that was published is known to whoever looks for keys, within minutes. A pattern is a likely sign, not a proof, and older commits are not looked at.',
  fix: 'Revoke the key first: taking the line out does not help, because the history keeps it. Then take it out, and look through the history with gitleaks.',
  lesson: {
    time: 'hour',
    tip: 'Look at what the key could open, and in its log at who used it while it was public.',
  },
  kind: 'secret',
  sought: 'a key, a token or a password',
});
