/**
 * Rules of gitleaks (https://github.com/gitleaks/gitleaks, config/gitleaks.toml) that need no guess: the issuer marks these
 * values so that they can be told. Every quantifier is bounded.
 */
export const secretRules: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'the id of an AWS access key', pattern: /\b(?:A3T[A-Z\d]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/ },
  { kind: 'a GitHub token', pattern: /\b(?:gh[pousr]_[\dA-Za-z]{36}|github_pat_\w{82})\b/ },
  {
    kind: 'a GitLab token',
    pattern: /\b(?:gl(?:pat|dt|rt|ptt|ft|imt|agent|soat|oas|cbt)-[\w-]{20,64}|GR1348941[\w-]{20})/,
  },
  {
    kind: 'a Slack token',
    pattern: /\b(?:xox[abeoprs]-(?:\d-)?[\dA-Za-z-]{20,200}|xapp-\d-[A-Z\d]{9,15}-\d{10,14}-[a-z\d]{20,80})/,
  },
  {
    kind: 'the address of a Slack webhook',
    pattern: /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z\d+/]{40,60}/,
  },
  {
    kind: 'the address of a Teams webhook',
    pattern: /\b[a-z\d-]{1,60}\.webhook\.office\.com\/webhookb2\/[a-f\d]{8}-[\w-]{20,40}@/,
  },
  { kind: 'a Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  {
    kind: 'the secret of an Azure application',
    pattern: /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/,
  },
  { kind: 'the key of an Azure storage account', pattern: /\bAccountKey=[A-Za-z\d+/]{86}==/ },
  { kind: 'a Stripe key', pattern: /\b(?:sk|rk)_(?:test|live|prod)_[\dA-Za-z]{10,99}\b/ },
  { kind: 'a SendGrid token', pattern: /\bSG\.[\w-]{20,24}\.[\w-]{39,50}\b/ },
  { kind: 'an npm token', pattern: /\bnpm_[\dA-Za-z]{36}\b/ },
  { kind: 'a PyPI token', pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,200}/ },
  { kind: 'a RubyGems token', pattern: /\brubygems_[a-f\d]{48}\b/ },
  { kind: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f\d]{64}\b/ },
  { kind: 'a Databricks token', pattern: /\bdapi[a-f\d]{32}(?:-\d)?\b/ },
  { kind: 'a HashiCorp token', pattern: /\b(?:hv[sb]\.[\w-]{90,200}|[a-z\d]{14}\.atlasv1\.[\w=-]{60,70})/i },
  {
    kind: 'an OpenAI key',
    pattern: /\bsk-(?:(?:proj|svcacct|admin)-[\w-]{20,100}|[\dA-Za-z]{20})T3BlbkFJ[\w-]{20,100}/,
  },
  { kind: 'a Hugging Face token', pattern: /\b(?:hf|api_org)_[A-Za-z]{34}\b/ },
  { kind: 'a Grafana token', pattern: /\bgl(?:c_[A-Za-z\d+/]{32,400}|sa_[A-Za-z\d]{32}_[A-Fa-f\d]{8})/ },
  { kind: 'a Sentry token', pattern: /\bsntr(?:ys_eyJ[\w+/=]{40,400}|yu_[a-f\d]{64})/ },
  { kind: 'a Postman key', pattern: /\bPMAK-[A-Fa-f\d]{24}-[A-Fa-f\d]{34}\b/ },
  { kind: 'a New Relic key', pattern: /\bNRAK-[A-Z\d]{27}\b/ },
  { kind: 'a Pulumi token', pattern: /\bpul-[a-f\d]{40}\b/ },
  { kind: 'an Atlassian token', pattern: /\bATATT3[\w=-]{180,200}/ },
  { kind: 'a Dynatrace token', pattern: /\bdt0c01\.[A-Z\d]{24}\.[A-Z\d]{64}\b/ },
  {
    kind: 'a key of GOV.UK Notify',
    pattern:
      /\b[\w-]{3,40}-[a-f\d]{8}(?:-[a-f\d]{4}){3}-[a-f\d]{12}-[a-f\d]{8}(?:-[a-f\d]{4}){3}-[a-f\d]{12}\b/,
  },
  { kind: 'a secret key of age', pattern: /\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b/ },
];

/**
 * Part of every value that a rule finds, so that texts without it need not be asked rule by rule. It gives no answer itself.
 */
export const secretHint =
  /A3T|AKIA|ASIA|ABIA|ACCA|gh[pousr]_|github_pat_|gl(?:pat|dt|rt|ptt|ft|imt|agent|soat|oas|cbt)-|GR1348941|xox[abeoprs]-|xapp-|hooks\.slack|webhook\.office|AIza|Q~|AccountKey=|[sr]k_(?:test|live|prod)_|SG\.|npm_|pypi-|rubygems_|do[opr]_v1_|dapi|hv[sb]\.|atlasv1|T3BlbkFJ|hf_|api_org_|gl(?:c|sa)_|sntr|PMAK-|NRAK-|pul-|ATATT3|dt0c01|[a-f\d]{12}-[a-f\d]{8}-|AGE-SECRET/i;
