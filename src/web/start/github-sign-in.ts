import type { Request } from 'express';
import { Problem } from '../../base/problem.ts';
import { webAddress } from '../../domain/file-address.ts';
import type { SignInCode } from '../../forge/forge.ts';
import { textParameter } from '../components/parameters.ts';
import type { Publishing } from './publishing.ts';

/** Somebody waits for the page. */
export const signInTimeoutMs = 10_000;

/** What the page that began signing in sent on. Shown again as it was, and never more than words. */
export function signInIn(req: Request): SignInCode | undefined {
  const id = textParameter(req.body, 'signIn', 60);
  const code = textParameter(req.body, 'signInCode', 20);
  const address = webAddress(textParameter(req.body, 'signInAddress', 300)) ?? '';
  return id === '' || code === '' || address === '' ? undefined : { id, code, address };
}

/** The token of somebody who has signed in; undefined where nobody has begun to. */
export async function signedIn(
  { signIn }: Pick<Publishing, 'signIn'>,
  req: Request,
): Promise<{ token: string; error: '' } | { token: undefined; error: string } | undefined> {
  const { id } = signInIn(req) ?? {};
  if (id === undefined || !signIn) return undefined;
  try {
    const token = await signIn.finish(id, AbortSignal.timeout(signInTimeoutMs));
    return token === undefined
      ? { token, error: 'Enter the code on GitHub first, then try again' }
      : { token, error: '' };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { token: undefined, error: problem.message };
  }
}
