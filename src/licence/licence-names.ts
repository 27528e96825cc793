/** Names of the file that people read first. */
export const plainLicenceName =
  /^(?:(?:un)?licen[cs]e|copying|trwydded)(?:\.(?:txt|md|markdown|rst|adoc|html?|rtf))?$/i;
const licenceSuffix =
  /^licen[cs]e[-_.](?:mit|expat|apache|bsd|0bsd|[al]?gpl|mpl|epl|isc|unlicense|zlib|boost|cc|ogl|eupl|cddl|artistic)|^unlicense$/i;

/** Whether a file is called after a licence, such as `LICENSE-MIT`. */
export function isNamedAfterLicence(path: string): boolean {
  return licenceSuffix.test(path);
}
