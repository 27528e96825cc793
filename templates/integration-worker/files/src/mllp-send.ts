import { connect } from 'node:net';
import { once } from 'node:events';
import { createFrames, framed } from './mllp-frames.ts';

/** Sends messages over one connection, each when the one before is answered, as a feed does. Gives the answers. */
export async function sendByMllp(host: string, port: number, messages: string[]): Promise<string[]> {
  const socket = connect({ host, port });
  await once(socket, 'connect');
  const frames = createFrames(1_000_000);
  const answers: string[] = [];
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (const [index, message] of messages.entries()) {
    socket.write(framed(Buffer.from(message)));
    while (answers.length <= index) {
      const { value, done } = await chunks.next();
      if (done) throw new Error('The connection was closed before there was an answer.');
      for (const event of frames.push(value, 0))
        if (event.kind === 'message') answers.push(Buffer.from(event.bytes).toString('latin1'));
    }
  }
  socket.end();
  return answers;
}
