/** What git needs of the caller's environment to run and to reach the network. Nothing that begins with `GIT_`. */
const passedOn = [
  ...['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'],
  ...['http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE'],
];

/**
 * The whole environment of a git process: no prompts, no configuration but what the command line says, no
 * credentials (`HOME` would lead to `.netrc`), messages in English so that they can be matched.
 *
 * @param options.protocols the only protocols git may use
 * @param options.ceiling the folder above which no repository is looked for
 */
export function gitEnvironment(options: {
  protocols: readonly string[];
  ceiling: string;
}): Record<string, string> {
  // eslint-disable-next-line no-restricted-properties -- handed to the child as it is; nothing here is configured by it
  const callers = process.env;
  const kept = passedOn.flatMap((name) =>
    callers[name] === undefined ? [] : [[name, callers[name]] as const],
  );
  return {
    ...Object.fromEntries(kept),
    HOME: '/dev/null',
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: options.protocols.join(':'),
    GIT_ASKPASS: '',
    GIT_CEILING_DIRECTORIES: options.ceiling,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=20',
    GIT_TERMINAL_PROMPT: '0',
  };
}
