import { defineConfig, mergeConfig } from 'vitest/config'
import journeys from './vitest.config'

export default mergeConfig(journeys, defineConfig({ test: { testTimeout: 300_000 } }), true) as typeof journeys
