import { noLineHolds } from '../../whole-tree-question.ts';

export const insecureTransfers = noLineHolds({
  id: 'insecure-transfers',
  title: 'Sends nothing without encryption',
  why: 'What is sent without encryption, or to a server whose certificate nobody checks, can be read and changed on its way.',
  fix: 'Use https or sftp, and check certificates. Add the authority of your organisation to those that are trusted instead of switching the check off.',
  lesson: {
    time: 'hour',
    tip: 'A check that was switched off “for now” stays off. Mend the certificate and delete the line.',
  },
  kind: 'insecure-transfer',
  sought: 'a transfer without encryption',
});
