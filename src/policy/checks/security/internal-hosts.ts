import { noLineHolds } from '../../whole-tree-question.ts';

export const internalHosts = noLineHolds({
  id: 'internal-hosts',
  title: 'Names no machines inside the network',
  why: 'Names of servers and databases help those who got inside the network. They also stop others from running the code.',
  fix: 'Read names of servers and databases from the environment, and give a file such as .env.example with made-up values.',
  lesson: {
    time: 'hour',
    tip: 'A name is no secret, but it saves an attacker a day. A made-up name in an example does as well.',
  },
  kind: 'internal-host',
  sought: 'the name of an internal machine',
});
