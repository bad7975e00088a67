import { describe, expect, test, vi } from 'vitest'
import { Saving } from './saving.svelte'

const refused = (field: string, message: string) => Promise.reject(new Error(JSON.stringify({ code: 'invalid', message, field })))

describe('the saving of a form', () => {
  test('says beside a field what is wrong with it, and all else below', async () => {
    const saving = new Saving('name', 'email')
    expect(await saving.run(() => refused('name', 'A name is needed.'))).toBe(false)
    expect([saving.errorOf('name'), saving.errorOf('email'), saving.trouble]).toEqual(['A name is needed.', '', ''])
    await saving.run(() => refused('tone', 'No such tone.'))
    expect([saving.errorOf('name'), saving.trouble]).toEqual(['', 'No such tone.'])
    expect(await saving.run(() => Promise.resolve())).toBe(true)
    expect(saving.trouble).toBe('')
  })

  test('a second attempt beside the first one is left out', async () => {
    const saving = new Saving()
    let done = () => {}
    const first = saving.run(
      () =>
        new Promise<void>((resolve) => {
          done = resolve
        }),
    )
    const work = vi.fn(() => Promise.resolve())
    expect(saving.busy).toBe(true)
    expect(await saving.run(work)).toBe(false)
    expect(work).not.toHaveBeenCalled()
    done()
    expect(await first).toBe(true)
    expect(saving.busy).toBe(false)
  })

  test('what is not done yet is not saved, and nothing is wrong', async () => {
    const saving = new Saving()
    expect(await saving.run(() => Promise.resolve(false))).toBe(false)
    expect(saving.trouble).toBe('')
  })
})
