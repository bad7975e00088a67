import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import Count from './kit/count'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  cacheDir: here('../node_modules/.vite/journeys'),
  test: {
    environment: 'node',
    include: ['*.journey.ts'],
    globalSetup: here('./kit/screen.ts'),
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 6_000, interval: 50 } },
    reporters: ['default', new Count()],
  },
})
