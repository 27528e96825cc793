/** A message that will never be right, however often it is tried. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  /** What is wrong, for a person, without values of the message. */
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

/** A destination that does not answer now, and may do so later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  /** How long the destination asks to be left alone, in milliseconds. */
  readonly retryAfter: number;

  constructor(message: string, retryAfter = 0) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** A message that cannot be kept now, for want of room or because the worker stops. Whoever sent it has to try again. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}
