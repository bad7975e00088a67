import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import type { Before } from './before.ts'

/**
 * Ends the output with one line that a script can read: N passed, N failed. Files that need not be run again count as they
 * did, and those that passed are remembered.
 */
export default class Count implements Reporter {
  constructor(
    private readonly before: Before | undefined,
    private readonly same: readonly string[],
  ) {}

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const all = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      const { passed, failed, skipped } = countOf(module)
      if (failed === 0 && errors.length === 0) this.before?.keep(module.moduleId, { passed, skipped })
      all.passed += passed
      all.failed += failed
      all.skipped += skipped
    }
    for (const file of this.same) {
      all.passed += this.before?.of(file)?.passed ?? 0
      all.skipped += this.before?.of(file)?.skipped ?? 0
    }
    // After everything that the other reporters still print.
    process.once('exit', () => {
      if (this.same.length > 0) console.log(`; ${this.same.length} files passed with all the same before, and were not run again`)
      console.log(`${all.passed} passed, ${all.failed} failed${all.skipped ? `, ${all.skipped} skipped` : ''}`)
    })
  }
}

function countOf(module: TestModule): { passed: number; failed: number; skipped: number } {
  const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
  for (const test of module.children.allTests()) count[test.result().state]++
  // A file that broke before its first test must not pass for an empty one.
  if (!module.ok() && count.failed === 0) count.failed++
  return { passed: count.passed, failed: count.failed, skipped: count.skipped + count.pending }
}
