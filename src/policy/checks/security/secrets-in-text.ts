import { findSecret } from '../../secrets.ts';
import { holdsNothingLike } from '../../sensitive-text.ts';

export const secretsInText = holdsNothingLike({
  id: 'secrets-in-text',
  title: 'Shows no key or token in its documents',
  why: 'A key that was published is known to whoever looks for keys, within minutes. A pattern is a likely sign, not a proof.',
  fix: 'Revoke the key first: taking the line out does not help, because the history keeps it. Then take it out, and keep the new one in the settings of whoever runs the code.',
  lesson: {
    time: 'hour',
    tip: 'A key that was committed is used up, even if it is deleted again: replace it, then remove it.',
  },
  sought: 'a key, a token or a password',
  find: findSecret,
});
