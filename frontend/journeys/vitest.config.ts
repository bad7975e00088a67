import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { Before } from './kit/before.ts'
import Count from './kit/count.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// npm run journeys, or with the mode "screenshots" npm run screenshots. With JOURNEYS=changed those that passed with all the same
// are not run again, but counted.
export default defineConfig(({ mode }) => {
  const before = process.env.JOURNEYS === 'changed' ? new Before() : undefined
  const same = readdirSync(here('.')).filter((file) => file.endsWith('.journey.ts') && before?.of(here(file)))
  return {
    root: here('.'),
    cacheDir: here('../node_modules/.vite/journeys'),
    test: {
      environment: 'node',
      include: [mode === 'screenshots' ? 'screenshots.ts' : '*.journey.ts'],
      exclude: same,
      passWithNoTests: same.length > 0,
      globalSetup: here('./kit/screen.ts'),
      pool: 'forks',
      isolate: false, // the kit is read once, not for each file
      maxWorkers: 2,
      testTimeout: mode === 'screenshots' ? 300_000 : 120_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 15_000, interval: 50 } },
      reporters: ['default', new Count(before, same.map(here))],
    },
  }
})
