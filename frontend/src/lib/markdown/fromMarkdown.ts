// Markdown → document. Nothing is dropped: what the editor has no form for (images, tables, HTML, reference
// definitions, addresses that may not be links) stays as the text it was written as.
import type { BlockContent, DefinitionContent, Link, List as ListNode, ListItem as ItemNode, PhrasingContent, RootContent } from 'mdast'
import { emptyDoc, joinText, sortMarks, type Block, type Doc, type Inline, type List, type Mark, type Paragraph } from './doc'
import { mentionedId, safeHref } from './links'
import { cleanText, parse, sourceOf } from './parse'

const LINE_BREAK_TAG = /^<br\s*\/?>$/i
const LINE_END = /\r\n?|\n/

/** The document that Markdown describes; takes any text and never throws. */
export function fromMarkdown(markdown: string): Doc {
  const source = cleanText(markdown)
  const content = new Reader(source).blocks(parse(source).children)
  return content.length > 0 ? { type: 'doc', content } : emptyDoc()
}

/** Text as it was written: its lines kept by line breaks. */
export function literalParagraph(text: string, marks: readonly Mark[] = []): Paragraph {
  return paragraph(literal(text, marks))
}

class Reader {
  constructor(private readonly source: string) {}

  blocks(nodes: readonly RootContent[]): Block[] {
    return nodes.flatMap((node) => this.block(node))
  }

  private block(node: RootContent): Block[] {
    switch (node.type) {
      case 'paragraph':
        return [this.paragraph(node.children, this.written(node))]
      case 'heading': {
        const { content } = paragraph(this.inline(node.children, []))
        return [{ type: 'heading', attrs: { level: node.depth }, ...(content && { content }) }]
      }
      case 'blockquote':
        return [{ type: 'blockquote', content: atLeastOne(this.blocks(node.children)) }]
      case 'code': {
        const language = words(node.lang, node.meta) || null
        const text = node.value.replace(/\r\n?/g, '\n')
        return [{ type: 'codeBlock', attrs: { language }, ...(text && { content: [{ type: 'text', text }] }) }]
      }
      case 'thematicBreak':
        return [{ type: 'horizontalRule' }]
      case 'list':
        return this.list(node)
      case 'html':
        return [LINE_BREAK_TAG.test(node.value.trim()) ? { type: 'paragraph' } : literalParagraph(node.value)]
      default:
        return [literalParagraph(this.written(node))]
    }
  }

  /** A list of the editor holds either tasks or plain items: a mixed one becomes several. */
  private list(node: ListNode): Block[] {
    const lists: List[] = []
    node.children.forEach((item, index) => {
      const last = lists.at(-1)
      const content = this.itemContent(item)
      if (typeof item.checked === 'boolean') {
        const task = { type: 'taskItem' as const, attrs: { checked: item.checked }, content }
        if (last?.type === 'taskList') last.content.push(task)
        else lists.push({ type: 'taskList', content: [task] })
      } else if (last && last.type !== 'taskList') {
        last.content.push({ type: 'listItem', content })
      } else if (node.ordered) {
        lists.push({ type: 'orderedList', attrs: { start: (node.start ?? 1) + index }, content: [{ type: 'listItem', content }] })
      } else {
        lists.push({ type: 'bulletList', content: [{ type: 'listItem', content }] })
      }
    })
    return lists
  }

  /** The editor's items begin with a paragraph. */
  private itemContent(item: ItemNode): Block[] {
    const content = this.blocks(item.children as (BlockContent | DefinitionContent)[])
    return content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content]
  }

  private paragraph(nodes: readonly PhrasingContent[], written: string): Paragraph {
    const only = nodes.every((node) => node.type === 'html' && LINE_BREAK_TAG.test(node.value))
    // A lone <br> is the empty paragraph, each one more a line break in it.
    if (only) return paragraph(nodes.slice(1).map(() => ({ type: 'hardBreak' })))
    return paragraph(this.inline(nodes, [], isTable(written)))
  }

  private inline(nodes: readonly PhrasingContent[], marks: Mark[], keepLines = false): Inline[] {
    return nodes.flatMap((node) => this.phrase(node, marks, keepLines))
  }

  private phrase(node: PhrasingContent, marks: Mark[], keepLines: boolean): Inline[] {
    const inside = (mark: Mark) => (children: readonly PhrasingContent[]) => this.inline(children, [...marks, mark], keepLines)
    switch (node.type) {
      case 'text':
        return keepLines ? literal(node.value, marks) : text(node.value.replace(/\r\n?|\n/g, ' '), marks)
      case 'strong':
        return inside({ type: 'bold' })(node.children)
      case 'emphasis':
        return inside({ type: 'italic' })(node.children)
      case 'delete':
        return inside({ type: 'strike' })(node.children)
      case 'inlineCode':
        return text(node.value.replace(/\r\n?|\n/g, ' '), [...marks, { type: 'code' }])
      case 'break':
        return [{ type: 'hardBreak' }]
      case 'link':
        return this.link(node, marks, keepLines)
      case 'html':
        return LINE_BREAK_TAG.test(node.value) ? [{ type: 'hardBreak' }] : literal(node.value, marks)
      default:
        return literal(this.written(node), marks)
    }
  }

  private link(node: Link, marks: Mark[], keepLines: boolean): Inline[] {
    const href = safeHref(node.url)
    if (href === undefined) return this.deadLink(node, marks, keepLines)
    const label = node.children.length === 1 && node.children[0]?.type === 'text' ? node.children[0].value : ''
    const id = mentionedId(href)
    if (id !== undefined && label.startsWith('@')) {
      const name = label.slice(1).replace(/\r\n?|\n/g, ' ')
      return [{ type: 'mention', attrs: { id, label: name }, ...marksField(marks) }]
    }
    const attrs = node.title ? { href, title: node.title } : { href }
    return this.inline(node.children, [...marks, { type: 'link', attrs }], keepLines)
  }

  /** The words of a link that may not be one, between the very signs they were written with. */
  private deadLink(node: Link, marks: Mark[], keepLines: boolean): Inline[] {
    const first = node.children[0]?.position?.start.offset
    const last = node.children.at(-1)?.position?.end.offset
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (first === undefined || last === undefined || start === undefined || end === undefined) {
      return literal(this.written(node), marks)
    }
    return [
      ...literal(this.source.slice(start, first), marks),
      ...this.inline(node.children, marks, keepLines),
      ...literal(this.source.slice(last, end), marks),
    ]
  }

  private written(node: RootContent): string {
    return sourceOf(node, this.source)
  }
}

function paragraph(nodes: readonly Inline[]): Paragraph {
  const content = joinText(nodes)
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}

function literal(value: string, marks: readonly Mark[]): Inline[] {
  return value
    .split(LINE_END)
    .flatMap((line, index): Inline[] => (index === 0 ? text(line, marks) : [{ type: 'hardBreak' }, ...text(line, marks)]))
}

function text(value: string, marks: readonly Mark[]): Inline[] {
  return value === '' ? [] : [{ type: 'text', text: value, ...marksField(marks) }]
}

function words(...parts: (string | null | undefined)[]): string {
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}

function marksField(marks: readonly Mark[]): { marks?: Mark[] } {
  return marks.length > 0 ? { marks: sortMarks(marks) } : {}
}

function atLeastOne(blocks: Block[]): Block[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}

/** Rows of a table are told by the line of dashes under the first one; as prose they would run into one line. */
function isTable(written: string): boolean {
  const second = written.split(LINE_END, 2)[1]
  return second !== undefined && second.includes('|') && /^[\s>|:-]*-[\s|:-]*$/.test(second)
}
