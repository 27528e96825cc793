/** What a path says about a file's part in licensing a repository. */
export interface LicencePlace {
  /** 1 decides first; 2 is a licence file of a folder for licences; 3 counts only when nothing else says anything. */
  rank: 1 | 2 | 3;
  /** A folder for documentation or data limits the licence to it. */
  scope: 'documentation' | 'data' | null;
}

const licenceName =
  /^ofl(?:\.txt)?$|^artistic(?:[-_. ]\w{1,12})?$|^bsdl$|^(?:[al]?gpl|f(?:l)?oss|linking|licen[cs]e)[-_. ]?exceptions?(?:[-_. ].{0,20})?$|^(?:un)?licen[cs]es?(?:[-_. ].{0,60})?$|^(?:trwydded|licencia|lizenz|licenza|licentie|licen[çc]a|li[cs]ens|licencja)(?:[-_. ].{0,60})?$|^commons[-_ ]?clause(?:\.\w{1,8})?$|^copying(?:v?\d)?(?:[-_. ].{0,60})?$|^open[-_ ]government[-_ ]licen[cs]e(?:[-_. ].{0,60})?$|^ogl(?:[-_. ]?v?\d)?(?:\.\w{1,8})?$/i;
const namedBefore =
  /^(?:mit|apache|bsd|[al]?gpl|isc|mpl|cc0|cc-by|ogl|eupl|epl|x11|dual|main|project|code|software|the|docs?|documentation|content|data)(?:[-_. ]?[\w.]{0,12})?[-_. ]licen[cs]es?(?:\.\w{1,8})?$/i;
const weakName =
  /^(?:notice|copyright|copyrights|legal)(?:[-_. ].{0,60})?$|licen[cs]e(?:\.(?:txt|md|rst|html?))?$/i;
const others =
  /\.(?:m?js|css)\.licen|third|3rd|vendor|dependen|bundle|acknowledg|attribution|credit|header|template|agreement|contribut|\bcla\b|privacy|terms|\.(?:js|css|map|json|ya?ml|toml|xml|svg|png|jpe?g|gif|ico|key|lic|dat|sh|py|rb|ps1|ts|cs|java|csv|lock|cff)$/i;

/**
 * Whether a file, by its path from the root, may hold the licence of the repository, and with which weight.
 * Names in any case and in both spellings; not the licences of third parties, nor keys and settings of tools.
 */
export function licencePlace(path: string): LicencePlace | undefined {
  if (path.length > 300) return undefined;
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  if (others.test(name)) return undefined;
  const [folder] = folders;
  if (folders.length > 1) return undefined;
  if (folder === undefined) return placeAtRoot(name);
  if (/^(?:licen[cs]es?)$/i.test(folder)) return { rank: 2, scope: null };
  const scope = scopeOfFolder(folder);
  if (scope !== null && licenceName.test(name)) return { rank: 2, scope };
  return folder === '.github' && licenceName.test(name) ? { rank: 2, scope: null } : undefined;
}

function placeAtRoot(name: string): LicencePlace | undefined {
  // A file of notes (Writing R Extensions, 1.1.2) explains what DESCRIPTION says.
  if (/^licen[cs]e\.notes?$/i.test(name)) return undefined;
  if (licenceName.test(name) || namedBefore.test(name)) return { rank: 1, scope: scopeOfName(name) };
  return weakName.test(name) ? { rank: 3, scope: null } : undefined;
}

function scopeOfName(name: string): LicencePlace['scope'] {
  if (/(?:^|[-_. ])(?:docs?|documentation|content)(?:[-_. ]|$)/i.test(name)) return 'documentation';
  return /(?:^|[-_. ])(?:data(?:sets?)?|weights?|models?|checkpoints?)(?:[-_. ]|$)/i.test(name)
    ? 'data'
    : null;
}

function scopeOfFolder(folder: string): LicencePlace['scope'] {
  if (/^(?:docs?|documentation|content|guidance)$/i.test(folder)) return 'documentation';
  return /^(?:data|datasets?)$/i.test(folder) ? 'data' : null;
}

const termsName =
  /^(?:commercial(?:[-_ ](?:use|licen[cs](?:e|ing)|terms))?|ethic(?:s|al)(?:[-_ ](?:use|licen[cs]e|statement|clause))?|(?:acceptable|permitted|responsible|fair)[-_ ]use(?:[-_ ]policy)?|use[-_ ](?:policy|restrictions?|terms)|usage(?:[-_ ](?:policy|terms|restrictions?))|restrictions?|(?:additional|further|extra|special)[-_ ](?:terms|conditions|restrictions?)|addendum|rider|terms(?:[-_ ](?:of[-_ ]use|and[-_ ]conditions))?)(?:\.(?:md|markdown|txt|rst))?$/i;

/** Whether a file at the root is called after terms that may stand beside a licence, and hold none. */
export function isTermsFile(path: string): boolean {
  return termsName.test(path);
}

/** Whether a file may hold the licence of the repository, by its path from the root. */
export function isLicenceFile(path: string): boolean {
  return licencePlace(path) !== undefined;
}
