import { treeHoldsNone } from '../../tree-question.ts';

export const secretSignalsRead = treeHoldsNone({
  id: 'secret-signals-read',
  title: 'Holds no file of secrets',
  why: 'Keys and passwords that were published once must be taken as known to everybody. Names of files are a likely sign, not a proof.',
  fix: 'Change the secret first, then take the file out of the history and add its name to .gitignore.',
  lesson: {
    time: 'hour',
    tip: 'Deleting the file leaves it in the history. Whoever has copied the repository still has the secret.',
  },
  paths:
    /(?:^|\/)(?:\.env(?:\.(?:local|production|prod|staging|development|dev))?|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|pfx|p12|jks|keystore|ppk)|\.htpasswd|\.netrc|\.pgpass|credentials(?:\.json)?|service[-_]account.*\.json|secrets?\.(?:json|ya?ml|env|txt))$/i,
  likely: 'a file of keys or passwords',
  none: 'No file at the top of the repository has the name of one that holds secrets.',
});
