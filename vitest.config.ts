import { defineConfig } from 'vitest/config';

/** They take the longest by far, so they begin first: projects run in the order of their names. */
const inBrowser = ['tests/web/**/*browser*.test.ts'];
/** They start programs, change the environment or fill the disk. */
const apart = ['tests/{cli,git,jobs,process,scenarios,search,simulator,store}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Long enough for a machine that is busy with something else: they end what hangs, and measure nothing.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    pool: 'forks',
    // One core would be left idle otherwise, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: '1 in a browser', include: inBrowser } },
      { extends: true, test: { name: '2 apart', include: apart } },
      {
        extends: true,
        test: {
          name: '3 together',
          include: ['tests/**/*.test.ts'],
          exclude: [...inBrowser, ...apart],
          // Files share a process, which reads each module once: to read them for each file took longer than the tests.
          isolate: false,
        },
      },
    ],
  },
});
