import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { HttpFault } from '../http/http-fault.ts';
import { ownAddress } from '../http/own-address.ts';
import type { McpDependencies } from './dependencies.ts';

/**
 * `/mcp`: the Model Context Protocol over HTTP without sessions (“Streamable HTTP” of its specification): each request has a
 * server of its own, and any process answers it. The protocol’s code is loaded by the first request.
 */
export function mcpRoutes(dependencies: McpDependencies): Router {
  const router = Router();
  router.post('/mcp', express.json({ limit: '50kb' }), (req, res) => answer(dependencies, req, res));
  router.all('/mcp', (_req, res) => {
    res.set('Allow', 'POST');
    throw new HttpFault(
      405,
      'Method not allowed',
      'This address speaks the Model Context Protocol: send it POST requests.',
    );
  });
  return router;
}

async function answer(dependencies: McpDependencies, req: Request, res: Response): Promise<void> {
  const [{ createMcpServer }, { StreamableHTTPServerTransport }] = await Promise.all([
    import('./server.ts'),
    import('@modelcontextprotocol/sdk/server/streamableHttp.js'),
  ]);
  const server = createMcpServer(dependencies, ownAddress(req) ?? '');
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  res.once('close', () => {
    void transport.close();
    void server.close();
  });
  res.set('Cache-Control', 'no-store');
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body as unknown);
}
