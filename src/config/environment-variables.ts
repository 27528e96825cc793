/** The variables this process was started with. */
export function environmentVariables(): NodeJS.ProcessEnv {
  return process.env;
}
