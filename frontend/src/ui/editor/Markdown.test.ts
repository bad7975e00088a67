import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { describe, expect, it, vi } from 'vitest'
import Markdown from './Markdown.svelte'

describe('a note being read', () => {
  it('shows what Markdown says', () => {
    const { container } = render(Markdown, { source: '## A\n\n**b** *c* ~~d~~ `e`\n\n3. f\n\n> g\n\n```\nh\n```\n\n---' })
    for (const tag of ['h2', 'strong', 'em', 's', 'p > code', 'ol[start="3"] li', 'blockquote', 'pre > code', 'hr']) expect(container.querySelector(tag)).not.toBeNull()
  })

  it('shows HTML, images, tables and dangerous links as the text they are', () => {
    const { container } = render(Markdown, { source: '<img src=x onerror=alert(1)>\n\n![a](b.png)\n\n| a |\n|---|\n| 1 |\n\n[click](javascript:alert(1))' })
    expect(container.querySelector('img, table, a, script')).toBeNull()
    for (const text of ['<img src=x onerror=alert(1)>', '![a](b.png)', '| a |', '[click](javascript:alert(1))']) expect(container.textContent).toContain(text)
  })

  it('hands links out instead of following them', async () => {
    const onopenlink = vi.fn()
    render(Markdown, { source: 'see [here](https://example.org/a "T")', onopenlink })
    const link = screen.getByRole('link', { name: 'here' })
    expect(link).toHaveAttribute('title', 'T (https://example.org/a)')
    await userEvent.click(link)
    expect(onopenlink).toHaveBeenCalledWith('https://example.org/a')
  })

  it('has a box for each task, named by its words, that changes the source', async () => {
    const ontoggle = vi.fn()
    const source = '- [ ] one **two**\n  - [x] three\n- four'
    render(Markdown, { source, ontoggle })
    const box = screen.getByRole('checkbox', { name: 'three' })
    expect(box).toBeChecked()
    await userEvent.click(box)
    expect(ontoggle).toHaveBeenCalledWith(source.replace('[x]', '[ ]'))
    expect(box).toBeChecked()
    expect(screen.getByRole('checkbox', { name: 'one two' })).not.toBeChecked()
  })

  it('has boxes that cannot be used when nobody listens', () => {
    render(Markdown, { source: '- [ ] a' })
    expect(screen.getByRole('checkbox', { name: 'a' })).toBeDisabled()
  })

  it('shows mentions, and is accessible', async () => {
    const { container } = render(Markdown, { source: '## A\n\n[@Ada](person:1) [l](https://a.b/)\n\n- [ ] t\n\n1. x\n\n```\ny\n```' })
    expect(container.querySelector('[data-type=mention]')).toHaveTextContent('@Ada')
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations).toEqual([])
  })
})
