import { treeHolds } from '../../tree-question.ts';

export const clinicalSafetyFile = treeHolds({
  id: 'clinical-safety-file',
  title: 'Has a clinical safety file',
  why: 'Health software made or used in England needs a hazard log and a safety case (DCB0129 and DCB0160).',
  fix: 'Add the hazard log and the safety case, or a document that says where they are kept.',
  paths: /(?:^|\/)(?:.*(?:hazard[-_ ]?log|safety[-_ ]?case|clinical[-_ ]?safety|dcb[-_ ]?01(?:29|60)).*)$/i,
  lacking: 'No hazard log or safety case was found at the top of the repository or in docs.',
});
