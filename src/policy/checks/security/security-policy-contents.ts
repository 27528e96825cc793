import { judgeDocument } from '../../judge-document.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, unmet } from '../../check.ts';
import { firstSentence } from '../../readme-topic.ts';

const within =
  /\b(?:\d{1,3}|one|two|three|five|seven|ten|fourteen|thirty|ninety)[ -](?:\w+ )?(?:hours?|(?:working |business )?days?|weeks?)\b|\b(?:as soon as possible|promptly|acknowledg\w+ (?:within|your))\b/i;
const reach =
  /@[\w-]{2,}\.|https?:\/\/|\b(?:private(?:ly)? report|report a vulnerability|security advisor\w+)\b/i;

export const securityPolicyContents = defineCheck({
  id: 'security-policy-contents',
  title: 'Says what happens to a report',
  why: 'Somebody who reports a weakness wants to know where to, and when they will hear.',
  fix: 'Give in SECURITY.md an address for reports, what you need to know and within how many days you answer.',
  lesson: {
    time: 'minutes',
    tip: 'Promise an answer within days that you can keep over a holiday, such as five working days.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.security],
  evaluate({ tree, files }) {
    return judgeDocument('security', { tree, files }, ({ path, document }) => {
      const time = firstSentence(document.sections, within);
      const way =
        document.sections.some(({ links }) => links.length > 0) || firstSentence(document.sections, reach);
      if (!way) return unmet(`${path} gives no address for reports.`, path);
      return time
        ? met(`${path} says: ${quoted(time.text)}.`, proofAt(path, time.line))
        : unmet(`${path} does not say when a report is answered.`, path);
    });
  },
});
