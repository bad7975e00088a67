import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// npm run journeys, or with the mode "screenshots" npm run screenshots.
export default defineConfig(({ mode }) => ({
  root: here('.'),
  cacheDir: here('../node_modules/.vite/journeys'),
  test: {
    environment: 'node',
    include: [mode === 'screenshots' ? 'screenshots.ts' : '*.journey.ts'],
    globalSetup: here('./kit/screen.ts'),
    pool: 'forks',
    isolate: false, // the kit is read once, not for each file
    maxWorkers: 2,
    testTimeout: mode === 'screenshots' ? 300_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
    reporters: ['default', here('./kit/count.ts')],
  },
}))
