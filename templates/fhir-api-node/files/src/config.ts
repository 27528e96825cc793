export interface Config {
  port: number;
  /** Where people reach this server, without a slash at the end: links in Bundles begin with it. */
  publicUrl: string;
}

/** Reads PORT and PUBLIC_URL. Throws with everything that is wrong at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const port = Number(env['PORT'] ?? 9000);
  const publicUrl = (env['PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const faults = [
    Number.isInteger(port) && port >= 0 && port < 65536 ? [] : ['PORT must be a whole number from 0 to 65535'],
    /^https?:$/.test(URL.parse(publicUrl)?.protocol ?? '') ? [] : ['PUBLIC_URL must start with http:// or https://'],
  ].flat();
  if (faults.length > 0) throw new Error(`Configuration: ${faults.join('; ')}.`);
  return { port, publicUrl };
}
