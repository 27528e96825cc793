import type { z } from 'zod';
import { Problem } from '../../base/problem.ts';

/** The failure for an answer that does not have the documented form. */
export function invalidAnswer(forge: string, subject: string, error: z.ZodError): Problem {
  const where = error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'all'}: ${message}`);
  const message = `${forge}'s answer about ${subject} does not match its schema (${where.join('; ')}).`;
  return new Problem('invalid', message, { cause: error });
}
