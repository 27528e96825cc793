#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=80
// JavaScript that any Node can read: an old one is told so, and the compile cache is in use before the first types are
// stripped, which is half a short command's time.
const [major = 0] = process.versions.node.split('.').map(Number);

if (major < 24) {
  console.error(
    `codehub needs Node 24 or later, and this is ${process.version}. Install Node 24, or, on Linux and Windows, let npm bring it: ` +
      '“npx @open-code-hub/cli …” does so where npm runs install scripts, and in the folder of Open Code Hub ' +
      '“npx --no -- codehub …” runs with the Node that npm installed there.',
  );
  process.exitCode = 2;
} else {
  const { setFlagsFromString } = await import('node:v8');
  // Patterns are compiled to machine code at once. The step before it, which V8 takes for those that may be used only once,
  // takes up to twenty times as long for a long pattern.
  setFlagsFromString('--regexp-tier-up-ticks=0');
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await import('./find-modules.js');
  await import(main);
}
