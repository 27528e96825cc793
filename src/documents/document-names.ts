/** How documents of each kind are called, wherever they are looked for. */
export const documentNames = {
  contributing: /^contribut(?:e|ing|ions?)(?:[-_ ]guid\w{1,10})?(?:\.[\w.-]{1,20})?$/i,
  security: /^security(?:[-_ ]policy)?(?:\.[\w.-]{1,20})?$/i,
  support: /^support(?:\.[\w.-]{1,20})?$/i,
  codeOwners: /^codeowners$/i,
  maintainers: /^(?:maintainers|authors|owners|contacts?)(?:\.(?:md|txt|rst|adoc))?$/i,
  conduct: /^code[-_ ]?of[-_ ]?conduct(?:\.[\w.-]{1,20})?$/i,
} as const;

export type DocumentName = keyof typeof documentNames;
