import { defineConfig } from 'vitest/config';

// The suffix of a test file tells the world it needs: *.test.ts none, *.pg.test.ts a PostgreSQL.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'domain',
          include: ['{domain,contract,server,web,bench}/**/*.test.ts'],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
          // A busy machine is no reason to fail; what hangs is still ended.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['{server,bench}/**/*.pg.test.ts'],
          globalSetup: ['server/testing/postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
