// Written so that any Node.js can read it: an old one is told what to do, in one line.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 22) || major === 23 || (major === 24 && minor < 15) || major === 25) {
  console.error(`This prototype needs Node.js 24.15 or later (or 22.22), and this is ${process.version}. Get it from https://nodejs.org.`);
  process.exit(1);
}
