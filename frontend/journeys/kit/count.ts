import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Ends the output with one line that a script can read: N passed, N failed. */
export default class Count implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) count[test.result().state]++
      // A file that broke before its first test must not pass for an empty one.
      if (!module.ok() && !tests.some((test) => test.result().state === 'failed')) count.failed++
    }
    const skipped = count.skipped + count.pending
    // After everything that the other reporters still print.
    process.once('exit', () => console.log(`${count.passed} passed, ${count.failed} failed${skipped ? `, ${skipped} skipped` : ''}`))
  }
}
