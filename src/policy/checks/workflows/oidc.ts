import { proofAt } from '../../../domain/proof.ts';
import { met, notApplicable, unmet } from '../../check.ts';
import { workflowCheck } from '../../workflows.ts';

const lasting =
  /\b(?:aws[-_]secret[-_]access[-_]key|AZURE_CREDENTIALS|client[-_]secret|credentials_json|GCP_SA_KEY|GOOGLE_CREDENTIALS)\b.{0,40}\bsecrets\./i;
const signsIn =
  /\b(?:role-to-assume|workload_identity_provider|aws-actions\/configure-aws-credentials|azure\/login|google-github-actions\/auth)\b/i;

export const oidc = workflowCheck({
  id: 'oidc',
  title: 'Signs in to its cloud without a lasting key',
  why: 'A key that lasts can be stolen and used for months. OpenID Connect gives each run a key of its own that ends with it.',
  fix: 'Let the workflow sign in by OpenID Connect: permissions with id-token: write, and a role for the repository in the cloud.',
  lesson: {
    time: 'day',
    tip: 'Let the role in the cloud trust one branch or environment, and not the whole repository.',
  },
  judge(lines) {
    const key = lines.find(({ text }) => lasting.test(text));
    if (key) return unmet(`${key.path} signs in with a key that lasts.`, proofAt(key.path, key.line));
    const used = lines.find(({ text }) => signsIn.test(text));
    if (used === undefined) return notApplicable('No workflow is seen to sign in to a cloud.');
    const token = lines.find(({ text }) => /^\s{0,40}id-token:\s{0,9}write\b/.test(text));
    return token
      ? met(`${token.path} signs in by OpenID Connect.`, proofAt(token.path, token.line))
      : unmet(`${used.path} signs in to a cloud, and not by OpenID Connect.`, proofAt(used.path, used.line));
  },
});
