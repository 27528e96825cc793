import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

/** An error as GitHub reports it: a machine-readable `type` beside the message. */
export function githubError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Something valid at GitHub that this forge cannot answer: reported loudly, never as an empty answer. */
export class NotSimulated extends Error {
  override readonly name = 'NotSimulated';
}

/** GitHub puts `type` first and has no `extensions` for errors of execution. */
export function formatError(error: GraphQLError): Record<string, unknown> {
  const { message, path, locations, extensions }: GraphQLFormattedError = error.toJSON();
  const type = extensions?.['type'];
  return {
    ...(type === undefined ? {} : { type }),
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
    message,
  };
}

/** Of a repository that GitHub keeps from everybody. */
export function blockedError(): GraphQLError {
  return githubError('FORBIDDEN', 'Repository access blocked');
}

/** Of an account that our token was not admitted to. */
export const protectedMessage =
  'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.';
