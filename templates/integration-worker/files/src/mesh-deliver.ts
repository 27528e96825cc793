import type { Config } from './config.ts';
import { keyOf, outgoing, type Deliver } from './deliver.ts';
import type { Mesh } from './mesh.ts';

/** Sends each message as JSON by MESH. Its Mex-LocalID lets the recipient recognise one that comes a second time. */
export function deliverByMesh(
  mesh: Pick<Mesh, 'send'>,
  { MESH_TO = '', MESH_TO_WORKFLOW = '' }: Pick<Config, 'MESH_TO' | 'MESH_TO_WORKFLOW'>,
): Deliver {
  return async (message) => {
    const to = { mailbox: MESH_TO, workflow: MESH_TO_WORKFLOW, localId: keyOf(message), type: 'application/json' };
    await mesh.send(Buffer.from(JSON.stringify(outgoing(message))), to);
  };
}
