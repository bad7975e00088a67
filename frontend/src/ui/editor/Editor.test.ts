import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import Editor from './Editor.svelte'

type Given = Partial<Parameters<typeof render<typeof Editor>>[1]>

function open(given: Record<string, unknown> = {}) {
  const onchange = vi.fn()
  const view = render(Editor, { value: '', label: 'Note', onchange, ...(given as Given) } as never)
  const box = screen.getByRole('textbox', { name: 'Note' })
  const key = (init: KeyboardEventInit) => fireEvent.keyDown(box, { bubbles: true, cancelable: true, ...init })
  return { ...view, box, key, onchange, editor: view.component as unknown as { focus(): void; clear(): void; flush(): string } }
}

describe('a note being written', () => {
  it('is a text box with several lines and a name', () => {
    const { box } = open({ value: '**a** b', placeholder: 'Write', describedby: 'hint' })
    expect(box).toHaveAttribute('aria-multiline', 'true')
    expect(box).toHaveAttribute('contenteditable', 'true')
    expect(box).toHaveAttribute('aria-describedby', 'hint')
    expect(box.querySelector('strong')).toHaveTextContent('a')
  })

  it('says nothing while nobody writes', () => {
    const { onchange, unmount } = open({ value: '# a\n\n\n\n* b' })
    unmount()
    expect(onchange).not.toHaveBeenCalled()
  })

  it('takes over a value from outside', async () => {
    const { rerender, box, onchange } = open({ value: 'a' })
    await rerender({ value: '## b' })
    expect(box.querySelector('h2')).toHaveTextContent('b')
    expect(onchange).not.toHaveBeenCalled()
  })

  it('can be emptied', () => {
    const { editor, box, onchange } = open({ value: 'a' })
    editor.clear()
    expect(box).toHaveTextContent('')
    expect(onchange).toHaveBeenCalledWith('')
    expect(editor.flush()).toBe('')
  })

  it('submits with Enter in a paragraph when it should, and always with Ctrl', async () => {
    const onsubmit = vi.fn()
    const { key } = open({ value: 'a', onsubmit, submitOn: 'enter' })
    await key({ key: 'Enter' })
    await key({ key: 'Enter', ctrlKey: true })
    await key({ key: 'Enter', shiftKey: true })
    await key({ key: 'Enter', isComposing: true })
    expect(onsubmit.mock.calls).toEqual([['a'], ['a']])
  })

  it('goes on writing with Enter in a list, and everywhere else by default', async () => {
    const onsubmit = vi.fn()
    const { key, unmount } = open({ value: '- a', onsubmit, submitOn: 'enter' })
    await key({ key: 'Enter' })
    unmount()
    await open({ value: 'a', onsubmit }).key({ key: 'Enter' })
    expect(onsubmit).not.toHaveBeenCalled()
  })

  it('is left with Escape', async () => {
    const oncancel = vi.fn()
    await open({ oncancel }).key({ key: 'Escape' })
    expect(oncancel).toHaveBeenCalledOnce()
  })

  it('checks a task off and says so', async () => {
    const { onchange } = open({ value: '- [ ] a\n- [x] b' })
    await fireEvent.click(screen.getByRole('checkbox', { name: 'a' }))
    expect(onchange).toHaveBeenCalledWith('- [x] a\n- [x] b')
  })

  it('opens the field for a link, and refuses what may not be one', async () => {
    const { key } = open({ value: 'a' })
    await key({ key: 'k', ctrlKey: true })
    const field = screen.getByRole('textbox', { name: 'Link address' })
    await fireEvent.input(field, { target: { value: 'javascript:alert(1)' } })
    await fireEvent.submit(field.closest('form') as HTMLFormElement)
    expect(screen.getByRole('alert')).toBeVisible()
  })

  it('cannot be written in when it is only read', () => {
    const { box } = open({ value: 'a', readonly: true })
    expect(box).toHaveAttribute('contenteditable', 'false')
    expect(box).toHaveAttribute('aria-readonly', 'true')
  })
})
