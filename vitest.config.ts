import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Long enough for a machine that is busy with something else: they end what hangs, and measure nothing.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    pool: 'forks',
    // One core would be left idle otherwise, which on two is half of them.
    maxWorkers: '100%',
  },
});
