/** An HTTP answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** GitHub's body for a failure of the REST API. */
export function failure(status: number, message: string, documentation = 'rest'): Answer {
  const documentation_url = `https://docs.github.com/${documentation}`;
  return jsonAnswer(status, { message, documentation_url, status: String(status) });
}
