import { addPerson } from './kit/people'
import { test } from './kit/test'
test('probe', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 600 })
    const name = `Maximiliana200 ${'Featherstonehaugh'.repeat(20)}`.slice(0, 200)
    await addPerson(page, name)
    console.log(await page.evaluate(() => [document.documentElement, document.body, document.querySelector('main')!].map(e => [e.tagName, e.scrollWidth, e.clientWidth, getComputedStyle(e).overflowX])))
    console.log(await page.evaluate(() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0,100)+JSON.stringify(e.getBoundingClientRect()))))
    await page.screenshot({path:'/tmp/jd/p200.png'})
})
