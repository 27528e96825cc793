import type { RequestHandler, Response } from 'express';
import express from 'express';
import { limitRequests } from '../../../http/limits.ts';

/** Reads the body of a form: names to a text, or to several. Larger than any form of ours is refused (413). */
export function formBody(): RequestHandler {
  return express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200 });
}

/**
 * How often one client address may do something in an hour.
 *
 * @param detail what people are told once it is too often
 * @param options.all whether what was refused counts too
 */
export function hourlyLimit(limit: number, detail: string, { all = false } = {}): RequestHandler {
  return limitRequests({ limit, per: 'hour', detail, ...(!all && { counts: succeeded }) });
}

function succeeded({ statusCode }: Response): boolean {
  return statusCode < 400;
}
