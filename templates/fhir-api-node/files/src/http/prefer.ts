/** What a caller asks for in Prefer; what it leaves out or what is not known is as usual (RFC 7240). */
export interface Preferences {
  handling: 'strict' | 'lenient';
  return: 'minimal' | 'representation' | 'OperationOutcome';
}

export function readPreferences(header: string | undefined): Preferences {
  const wishes = new Map(
    (header ?? '').split(/[,;]/).map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=');
      return [
        name.trim().toLowerCase(),
        value
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .toLowerCase(),
      ];
    }),
  );
  const kept = wishes.get('return');
  return {
    handling: wishes.get('handling') === 'lenient' ? 'lenient' : 'strict',
    return: kept === 'minimal' ? 'minimal' : kept === 'operationoutcome' ? 'OperationOutcome' : 'representation',
  };
}
