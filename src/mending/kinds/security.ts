import { defineKind } from '../mending-kind.ts';
import { isDocument } from '../names.ts';
import { advisoryAddress, contactLink, isOnGitHub, otherSecurityNames } from '../reporting.ts';

/** SECURITY.md: where to report a weakness in private. It promises nothing that only the team can. */
export const securityPolicyFile = defineKind({
  id: 'security',
  title: 'a security policy',
  checks: ['has-security-policy'],
  needsCheck: true,
  isUsual: true,
  isTaken: (path) =>
    isDocument(path, 'security', otherSecurityNames) || /^(?:\.well-known\/)?security\.txt$/i.test(path),
  draft(facts) {
    const { answers, evidence } = facts;
    const byGitHub = isOnGitHub(facts);
    if (!byGitHub && answers.contact === '')
      return 'Give the address that reports should go to, under “Add what only you know”.';
    const ways = [
      ...(byGitHub ? [`Use [private vulnerability reporting](${advisoryAddress(facts)}) on GitHub.`] : []),
      ...(answers.contact === ''
        ? []
        : [`Write to ${contactLink(answers.contact)} with “Security” at the start of the subject.`]),
    ];
    return {
      path: 'SECURITY.md',
      text: `# Security

## Reporting a weakness

If you think you have found a weakness in ${evidence.name}, tell us in private, and soon. Please do not raise a public issue.

${ways.map((way) => `- ${way}`).join('\n')}

Say what you found, where, and how we can see it for ourselves. Do not send data about real people, and do not look at or change
more than is needed to show the weakness.

If we do not answer, you can report it to the
[National Cyber Security Centre](https://www.ncsc.gov.uk/information/vulnerability-reporting).
`,
      remarks: byGitHub
        ? [
            'Turn on private vulnerability reporting before you merge: Settings, then Advanced Security, then “Private vulnerability reporting”.',
          ]
        : [],
    };
  },
});
