// HTML from the clipboard → the little HTML that a note can hold. Works on a parsed document that runs nothing and
// loads nothing; only what is named here stays.
import { safeHref } from '$lib/markdown/links'
import { restoreWordLists } from './wordLists'

const GONE = 'script, style, template, noscript, iframe, object, embed, svg, math, head, title, meta, link, base, form > input, button, select, textarea, video, audio, canvas, [hidden], [aria-hidden="true"]:not([data-type])'
const KEPT = new Set(['P', 'BR', 'HR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'PRE', 'CODE', 'STRONG', 'EM', 'S', 'A', 'DIV', 'SPAN', 'LABEL'])
const RENAMED: Record<string, string> = { B: 'strong', I: 'em', DEL: 's', STRIKE: 's', TT: 'code', KBD: 'code', SAMP: 'code' }
/** What the editor itself writes when something is copied from it. */
const OWN = ['data-pm-slice', 'data-type', 'data-checked', 'data-id', 'data-label']
const INLINE_BOX = new Set(['SPAN', 'FONT', 'U', 'INS', 'MARK', 'SMALL', 'BIG', 'SUB', 'SUP', 'ABBR', 'CITE', 'Q', 'TIME', 'LABEL', 'O:P', 'W:SDT', 'VAR', 'DFN', 'BDI', 'BDO'])

/** The same words as clean HTML: paragraphs, headings, lists, quotes, code, marks and safe links, nothing else. */
export function cleanHTML(html: string): string {
  const document = new DOMParser().parseFromString(html, 'text/html')
  removeComments(document)
  for (const element of document.querySelectorAll(GONE)) element.remove()
  restoreWordLists(document)
  nestLists(document)
  markTasks(document)
  for (const image of document.querySelectorAll('img')) image.replaceWith(image.alt.trim())
  // Innermost first: a table in a table is a line of the outer one by then.
  for (const table of [...document.querySelectorAll('table')].reverse()) flattenTable(table)
  for (const element of [...document.body.querySelectorAll('*')].reverse()) clean(element)
  tidyBlanks(document)
  return document.body.innerHTML
}

function removeComments(document: Document): void {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

function flattenTable(table: Element): void {
  const lines = [...table.querySelectorAll('tr')].map((row) => {
    const line = table.ownerDocument.createElement('p')
    const cells = [...row.children].filter((cell) => /^T[DH]$/.test(cell.tagName))
    cells.forEach((cell, index) => {
      if (index > 0) line.append(' | ')
      inlineOnly(cell)
      line.append(...cell.childNodes)
    })
    return line
  })
  table.replaceWith(...lines.filter((line) => line.textContent?.replace(/[|\s]/g, '')))
}

/** A cell becomes a piece of one line, so its paragraphs are run together. */
function inlineOnly(cell: Element): void {
  for (const block of [...cell.querySelectorAll('p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, pre, br')].reverse()) {
    const gap = block.nextSibling || block.tagName === 'BR' ? ' ' : ''
    block.replaceWith(...block.childNodes, gap)
  }
}

function clean(element: Element): void {
  const marks = marksOfStyle(element)
  const name = nameFor(element)
  if (name === undefined) {
    element.replaceWith(...wrapped(element, marks))
    return
  }
  const fresh = element.ownerDocument.createElement(name)
  copyAttributes(element, fresh)
  fresh.append(...(INLINE_BOX.has(element.tagName) || isMark(element) ? wrapped(element, marks) : element.childNodes))
  element.replaceWith(fresh)
}

/** What an element is called afterwards; undefined when only its words stay. */
function nameFor(element: Element): string | undefined {
  const tag = element.tagName
  if (isMark(element) && isUnmarked(element)) return undefined
  if (tag === 'A') return safeHref(element.getAttribute('href')) === undefined ? undefined : 'a'
  if (tag === 'SPAN') return element.getAttribute('data-type') === 'mention' ? 'span' : undefined
  if (tag === 'DIV' || tag === 'LABEL') return element.closest('li[data-type="taskItem"]') ? tag.toLowerCase() : blockName(element)
  if (RENAMED[tag]) return RENAMED[tag]
  return KEPT.has(tag) ? tag.toLowerCase() : INLINE_BOX.has(tag) ? undefined : blockName(element)
}

/** Sections, articles and the like are paragraphs when they hold words directly. */
function blockName(element: Element): string | undefined {
  if (INLINE_BOX.has(element.tagName) || ['TBODY', 'TR', 'TD', 'TH', 'INPUT'].includes(element.tagName)) return undefined
  const inside = element.querySelector('p, div, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, pre, hr')
  return inside || !element.textContent?.trim() ? 'div' : 'p'
}

function isMark(element: Element): boolean {
  return /^(B|STRONG|I|EM|S|DEL|STRIKE)$/.test(element.tagName)
}

/** `<b style="font-weight:normal">` is how Google Docs wraps everything. */
function isUnmarked(element: Element): boolean {
  const style = element.getAttribute('style') ?? ''
  if (/^(B|STRONG)$/.test(element.tagName)) return /(?:^|[;\s])font-weight:\s*(normal|[1-4]00)\b/i.test(style)
  return /^(I|EM)$/.test(element.tagName) && /(?:^|[;\s])font-style:\s*normal/i.test(style)
}

/** The marks that a style stands for; headings are bold by themselves. */
function marksOfStyle(element: Element): string[] {
  const style = element.getAttribute('style') ?? ''
  if (!INLINE_BOX.has(element.tagName) || element.closest('h1, h2, h3, h4, h5, h6')) return []
  const marks: string[] = []
  if (/(?:^|[;\s])font-weight:\s*(bold|[6-9]00)\b/i.test(style)) marks.push('strong')
  if (/(?:^|[;\s])font-style:\s*(italic|oblique)/i.test(style)) marks.push('em')
  if (/text-decoration[^;]*line-through/i.test(style)) marks.push('s')
  return marks
}

function wrapped(element: Element, marks: readonly string[]): Node[] {
  return marks.reduce<Node[]>((nodes, mark) => {
    const wrapper = element.ownerDocument.createElement(mark)
    wrapper.append(...nodes)
    return [wrapper]
  }, [...element.childNodes])
}

function copyAttributes(from: Element, to: Element): void {
  const href = from.tagName === 'A' ? safeHref(from.getAttribute('href')) : undefined
  if (href) to.setAttribute('href', href)
  const start = from.tagName === 'OL' ? from.getAttribute('start') : null
  if (start && /^\d{1,9}$/.test(start)) to.setAttribute('start', start)
  const language = /(?:^|\s)(language-[\w+#-]+)/.exec(from.getAttribute('class') ?? '')?.[1]
  if (from.tagName === 'CODE' && language) to.className = language
  for (const name of OWN) {
    const value = from.getAttribute(name)
    if (value !== null) to.setAttribute(name, value)
  }
}

/** Checklists of web pages: lists whose items begin with a box. */
function markTasks(document: Document): void {
  for (const item of document.querySelectorAll('li:not([data-type])')) {
    const box = item.querySelector(':scope > input[type=checkbox], :scope > :is(p, label, span):first-child > input[type=checkbox]')
    if (!box) continue
    item.setAttribute('data-type', 'taskItem')
    item.setAttribute('data-checked', String(box.hasAttribute('checked')))
    item.parentElement?.setAttribute('data-type', 'taskList')
  }
}

/** Google Docs writes an inner list beside the item it belongs to, not into it. */
function nestLists(document: Document): void {
  for (const list of document.querySelectorAll(':is(ul, ol) > :is(ul, ol)')) {
    const item = list.previousElementSibling
    if (item?.tagName === 'LI') item.append(list)
  }
}

/** A blank that does not break is a plain one when it stands alone: that is how editors pad words. */
function tidyBlanks(document: Document): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const text = node.nodeValue ?? ''
    if (text.includes('\u00a0') && !node.parentElement?.closest('pre')) {
      node.nodeValue = text.replace(/(^|[^\s\u00a0])\u00a0(?![\s\u00a0])/g, '$1 ')
    }
  }
}
