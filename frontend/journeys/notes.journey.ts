import { describe } from 'vitest'
import { GOOGLE_DOCS, WEB_PAGE, WORD } from '../src/ui/editor/pasteFixtures'
import { forgive } from './kit/browser'
import { actOnGoal, commit, goal } from './kit/goals'
import { actOnNote, addFor, note, paste, write } from './kit/notes'
import { region, reload, undo } from './kit/places'
import { quickAdd, quickField, startWithNew } from './kit/sessions'
import { expect, test } from './kit/test'

describe('the quick field', () => {
  test('F10 Enter adds and keeps the field ready; fast typing loses no letter', async ({ page }) => {
    await startWithNew(page, 'Felix Fast')
    await quickField(page).click()
    const lines = Array.from({ length: 12 }, (_, place) => `line ${place} with the quick brown fox`)
    for (const line of lines) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    const items = region(page, 'My notes').getByRole('listitem')
    await expect.poll(async () => (await items.allInnerTexts()).map((text) => text.trim())).toEqual(lines)
    expect(await quickField(page).innerText()).toMatch(/^\n?$/)
  })

  test('F10 F12 the switch makes it a goal, and stays where it was put', async ({ page }) => {
    await startWithNew(page, 'Greta Goal')
    await quickAdd(page, 'Read one book', 'Goal')
    await page.keyboard.type('Write one page')
    await page.keyboard.press('Enter')
    await goal(page, 'Write one page').waitFor()
    expect(await region(page, 'My notes').getByRole('listitem').count()).toBe(0)
  })

  test('F10 an empty field adds nothing', async ({ page }) => {
    await startWithNew(page, 'Emma Empty')
    await quickField(page).click()
    await page.keyboard.press('Enter')
    await page.keyboard.type('   ')
    await page.keyboard.press('Enter')
    await quickAdd(page, 'something')
    expect(await region(page, 'My notes').getByRole('listitem').count()).toBe(1)
  })
})

describe('both sides', () => {
  test('F11 S08 S09 S34 what I write for the other side stands there and says who noted it', async ({ page }) => {
    await startWithNew(page, 'Nora Noted')
    const theirs = region(page, "Nora's notes")
    await addFor(page, 'Add a note for Nora')
    for (const line of ['would like Fridays off', 'is proud of the launch']) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
      await theirs.getByText(line, { exact: true }).waitFor()
    }
    await expect.poll(() => theirs.getByText('Noted by me').count()).toBe(2)
    await quickAdd(page, 'mine')
    expect(await region(page, 'My notes').getByText('Noted by').count()).toBe(0)
  })
})

describe('one note', () => {
  test('S14 a click edits in place, Control and Enter saves and closes, and it says that it is saved', async ({ page }) => {
    await startWithNew(page, 'Iris InPlace')
    await quickAdd(page, 'one')
    const editor = await write(page, 'one')
    await page.keyboard.press('End')
    await page.keyboard.type(' two')
    await note(page, 'one two').getByText('Saved', { exact: true }).waitFor()
    await page.keyboard.press('Control+Enter')
    await editor.waitFor({ state: 'detached' })
    await reload(page)
    await note(page, 'one two').waitFor()
  })

  test('S14 what is typed and left at once is kept', async ({ page }) => {
    await startWithNew(page, 'Lena Leave')
    await quickAdd(page, 'left')
    await write(page, 'left')
    await page.keyboard.press('End')
    await page.keyboard.type(' at once')
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    await page.goBack()
    await note(page, 'left at once').waitFor()
  })

  test('S14 bold, italic, heading, list and quote are kept as they were written', async ({ page }) => {
    await startWithNew(page, 'Bea Bold')
    await quickField(page).click()
    await page.keyboard.type('plain **bold** and _italic_ and ~~gone~~ and `code` end')
    await page.keyboard.press('Enter')
    const mine = region(page, 'My notes')
    await mine.locator('strong', { hasText: 'bold' }).waitFor()
    await mine.locator('em', { hasText: 'italic' }).waitFor()
    await mine.locator('s', { hasText: 'gone' }).waitFor()
    await mine.locator('code', { hasText: 'code' }).waitFor()
    await quickField(page).click()
    await page.keyboard.type('- first')
    await page.keyboard.press('Enter')
    await page.keyboard.type('second')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => mine.locator('.prose ul li').allInnerTexts()).toEqual(['first', 'second'])
  })

  test('S14 the toolbar for selected words makes them bold', async ({ page }) => {
    await startWithNew(page, 'Tara Toolbar')
    await quickAdd(page, 'make me strong')
    await write(page, 'make me strong')
    await page.keyboard.press('Control+a')
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Bold' }).click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await region(page, 'My notes').locator('strong', { hasText: 'make me strong' }).waitFor()
  })

  test('S14 the boxes of a checklist are checked without opening the note, and stay so', async ({ page }) => {
    await startWithNew(page, 'Checka List')
    await quickField(page).click()
    await page.keyboard.type('[ ] call the customer')
    await page.keyboard.press('Enter')
    await page.keyboard.type('write it down')
    await page.keyboard.press('Control+Enter')
    const box = region(page, 'My notes').getByRole('checkbox', { name: 'call the customer' })
    await box.click()
    await expect.poll(() => box.isChecked()).toBe(true)
    expect(await page.getByRole('textbox', { name: 'Note text' }).count()).toBe(0)
    await reload(page)
    await expect.poll(() => box.isChecked()).toBe(true)
    expect(await region(page, 'My notes').getByRole('checkbox', { name: 'write it down' }).isChecked()).toBe(false)
  })

  test('S15 an emoji comes by its name', async ({ page }) => {
    await startWithNew(page, 'Emmy Emoji')
    await quickField(page).click()
    await page.keyboard.type('well done :tad')
    await page.getByRole('listbox', { name: 'Emoji suggestions' }).getByRole('option', { name: ':tada:' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('and :rocket: too')
    await page.keyboard.press('Enter')
    await expect.poll(() => region(page, 'My notes').innerText()).toMatch(/well done 🎉 ?and 🚀 too/u)
  })

  test('S15 an emoji is picked from the panel', async ({ page }) => {
    await startWithNew(page, 'Panja Panel')
    await quickField(page).click()
    await page.keyboard.type('good ')
    await page.keyboard.press('Control+Shift+e')
    const panel = page.getByRole('dialog', { name: 'Emoji' })
    await panel.getByRole('combobox', { name: 'Search emoji' }).fill('thumbs up')
    await panel.getByRole('option', { name: /thumbs up/ }).first().click()
    await expect.poll(() => quickField(page).innerText()).toContain('good 👍')
    await page.keyboard.press('Enter')
    await region(page, 'My notes').getByText('good 👍').waitFor()
  })

  test('S14 a link stays where it is: it shows its address and navigates nowhere', async ({ page }) => {
    await startWithNew(page, 'Lino Link')
    await quickField(page).click()
    await paste(page, { 'text/html': '<p>see <a href="http://127.0.0.1:9/nowhere">the page</a></p>', 'text/plain': 'see the page' })
    await page.keyboard.press('Enter')
    const link = region(page, 'My notes').getByRole('link', { name: 'the page' })
    await link.waitFor()
    expect(await link.getAttribute('title')).toContain('http://127.0.0.1:9/nowhere')
    const address = page.url()
    const asked: string[] = []
    await page.exposeFunction('journeyAsked', (name: string, href: string) => asked.push(`${name} ${href}`))
    await page.evaluate(() => {
      // The system's browser stays out of it.
      const bound = window as unknown as { go: { main: { App: { OpenLink: (href: string) => Promise<void> } } }; journeyAsked: (name: string, href: string) => void }
      bound.go.main.App.OpenLink = (href) => Promise.resolve(bound.journeyAsked('open', href))
    })
    await link.hover()
    expect(asked).toEqual([])
    await link.click()
    await expect.poll(() => asked).toEqual(['open http://127.0.0.1:9/nowhere'])
    expect(page.url()).toBe(address)
    expect(page.context().pages()).toHaveLength(1)
    expect(await page.getByRole('textbox', { name: 'Note text' }).count()).toBe(0)
  })

  test('G07 a deleted note comes back with Undo', async ({ page }) => {
    await startWithNew(page, 'Undine Undo')
    await quickAdd(page, 'keep this one')
    await quickAdd(page, 'throw this away')
    await actOnNote(page, 'throw this away', 'Delete')
    await region(page, 'My notes').getByText('throw this away').waitFor({ state: 'detached' })
    await undo(page, 'Note deleted.')
    await note(page, 'throw this away').waitFor()
    await note(page, 'keep this one').waitFor()
  })

  test('G07 a note that is emptied and left goes, and Undo brings its last words back', async ({ page }) => {
    await startWithNew(page, 'Vera Void')
    await quickAdd(page, 'the last words')
    await write(page, 'the last words')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Escape')
    await undo(page, 'Note deleted.')
    await note(page, 'the last words').waitFor()
  })
})

describe('note and goal', () => {
  test('F12 a note becomes a goal, and with Undo a note again', async ({ page }) => {
    await startWithNew(page, 'Tim Turn')
    await quickAdd(page, 'Run a workshop')
    await actOnNote(page, 'Run a workshop', 'Turn into a goal')
    await goal(page, 'Run a workshop').waitFor()
    await expect.poll(() => region(page, 'My notes').getByText('Run a workshop').count()).toBe(0)
    await undo(page, 'Note turned into a goal.')
    await note(page, 'Run a workshop').waitFor()
    await expect.poll(() => region(page, 'Goals').getByText('Run a workshop').count()).toBe(0)
  })

  test('F12 a goal becomes a note with its commitments as a checklist, and with Undo a goal again', async ({ page }) => {
    await startWithNew(page, 'Rosa Return')
    await quickAdd(page, 'Learn to swim', 'Goal')
    await commit(page, 'Learn to swim', 'buy goggles')
    await actOnGoal(page, 'Learn to swim', 'Turn into a note')
    await note(page, 'Learn to swim').getByRole('checkbox', { name: 'buy goggles' }).waitFor()
    await undo(page, 'turned into a note.')
    await goal(page, 'Learn to swim').getByRole('checkbox', { name: 'buy goggles' }).waitFor()
    await expect.poll(() => region(page, 'My notes').getByText('Learn to swim').count()).toBe(0)
  })
})

describe('pasting', () => {
  test('S16 from Word: headings, marks and nested lists stay, its own markup goes', async ({ page }) => {
    await startWithNew(page, 'Wanda Word')
    await quickField(page).click()
    await paste(page, { 'text/html': WORD, 'text/plain': 'Plan' })
    await page.keyboard.press('Control+Enter')
    const mine = region(page, 'My notes')
    await mine.getByRole('heading', { name: 'Plan' }).waitFor()
    await mine.locator('strong', { hasText: 'Bold' }).waitFor()
    await expect.poll(() => mine.locator('.prose li li').allInnerTexts()).toEqual(['inner'])
    await mine.locator('ol[start="3"]').waitFor()
    expect(await mine.innerText()).not.toMatch(/mso|supportLists|·/)
    await reload(page)
    await mine.getByRole('heading', { name: 'Plan' }).waitFor()
    expect(await mine.locator('.prose ol li').allInnerTexts()).toEqual(['three', 'four'])
  })

  test('S16 from Google Docs: only what is bold there is bold here', async ({ page }) => {
    await startWithNew(page, 'Gus Docs')
    await quickField(page).click()
    await paste(page, { 'text/html': GOOGLE_DOCS, 'text/plain': 'Bold plain italic gone' })
    await page.keyboard.press('Control+Enter')
    const mine = region(page, 'My notes')
    await expect.poll(() => mine.locator('strong').allInnerTexts()).toEqual(['Bold'])
    expect(await mine.locator('em').allInnerTexts()).toEqual(['italic'])
    expect(await mine.locator('.prose li li').allInnerTexts()).toEqual(['nested'])
  })

  test('S16 from a web page: nothing runs, nothing is loaded, only safe links stay', async ({ page }) => {
    await startWithNew(page, 'Webb Page')
    await quickField(page).click()
    await paste(page, { 'text/html': WEB_PAGE, 'text/plain': 'Title' })
    await page.keyboard.press('Control+Enter')
    const mine = region(page, 'My notes')
    await mine.getByRole('heading', { name: 'Title' }).waitFor()
    expect(await mine.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['https://example.org/'])
    expect(await mine.locator('img, script, iframe, svg script, form').count()).toBe(0)
    expect(await mine.getByRole('checkbox', { name: 'done' }).isChecked()).toBe(true)
    // The browser tells of each handler that it did not run.
    forgive(page, /inline event handler violates/)
  })

  test('S16 plain text stays as it is, line by line', async ({ page }) => {
    await startWithNew(page, 'Plain Paste')
    await quickField(page).click()
    await paste(page, { 'text/plain': 'one * two\nthree <b>four</b>\n5 < 6 & 7' })
    await page.keyboard.press('Enter')
    await expect.poll(() => region(page, 'My notes').locator('.prose p').allInnerTexts()).toEqual(['one * two', 'three <b>four</b>', '5 < 6 & 7'])
  })
})
