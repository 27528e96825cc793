import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import type { Embedder } from './embedder.ts';

/** An address that takes what OpenAI's `/v1/embeddings` takes: Ollama, llama.cpp, vLLM and others have one. */
export interface EmbeddingAccess {
  /** The whole address. */
  url: string;
  model: string;
  /** Sent as a bearer token. */
  key?: string | undefined;
  /** How long one answer may take. */
  timeoutMs?: number;
  /** Ends what is being asked, and whatever is asked later. */
  signal?: AbortSignal;
}

/** Texts sent in one request: small servers refuse large ones, or take long. */
const batchSize = 32;
const defaultTimeoutMs = 30_000;
/** 32 vectors of 8,192 numbers, written out. */
const maxAnswerBytes = 8_000_000;
const tooManyRequests = 429;

const embeddings = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
});

/**
 * Asks a service for vectors, in batches one after another (https://platform.openai.com/docs/api-reference/embeddings).
 * Redirects are not followed: the key is for one address.
 */
export function embeddingService(access: EmbeddingAccess): Embedder {
  return {
    model: access.model,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += batchSize)
        vectors.push(...(await embedBatch(access, texts.slice(from, from + batchSize))));
      if (new Set(vectors.map(({ length }) => length)).size > 1)
        throw unusable('gave vectors of different dimensions');
      return vectors;
    },
  };
}

async function embedBatch(access: EmbeddingAccess, input: readonly string[]): Promise<Float32Array[]> {
  const { data } = read(await ask(access, input));
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  if (data.length !== input.length || byIndex.size !== input.length)
    throw unusable(`gave ${data.length} vectors for ${input.length} texts`);
  return input.map((_, index) => unit(byIndex.get(index) ?? []));
}

async function ask(
  { url, model, key, timeoutMs = defaultTimeoutMs, signal }: EmbeddingAccess,
  input: readonly string[],
) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input }),
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
    });
    if (answer.ok) return await textOf(answer);
    await answer.body?.cancel();
    throw refused(answer);
  } catch (error) {
    throw error instanceof Problem ? error : unusable(`could not be reached (${codeOf(error)})`);
  }
}

async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) throw unusable('gave an answer that is too long');
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function read(text: string): z.infer<typeof embeddings> {
  try {
    return embeddings.parse(JSON.parse(text));
  } catch {
    throw unusable('gave something else than vectors');
  }
}

/** The same direction at length 1. */
function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  const vector = Float32Array.from(numbers, (each) => each / length);
  if (!vector.every(Number.isFinite)) throw unusable('gave a vector without a direction');
  return vector;
}

function refused({ status, headers }: Response): Problem {
  if (status !== tooManyRequests) return unusable(`answered ${status}`);
  const seconds = Number(headers.get('Retry-After') ?? NaN);
  return new Problem('rate-limited', 'The embedding service takes no more requests at the moment.', {
    ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}),
  });
}

function unusable(what: string): Problem {
  return new Problem('unreachable', `The embedding service ${what}.`);
}

/** Of a failure only its code: messages hold addresses. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause as { code?: unknown } | undefined;
  return typeof cause?.code === 'string' ? cause.code : error.name;
}
