/**
 * What people install the command with, as package.json names it. Always with its scope: the npm package `codehub` is somebody
 * else's program.
 */
export const packageName = '@open-code-hub/cli';
