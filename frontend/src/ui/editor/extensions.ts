// What a note can hold, as the editor's schema: exactly the nodes and marks that Markdown keeps.
import { Extension, InputRule, Mark, markInputRule, Node, type Extensions } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Placeholder, Selection } from '@tiptap/extensions'
import StarterKit from '@tiptap/starter-kit'
import { safeHref } from '$lib/markdown/links'
import { taskName } from './taskName'

/** The extensions of an editor whose placeholder is asked for at each change. */
export function extensions(placeholder: () => string): Extensions {
  return [
    StarterKit.configure({
      code: false,
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: false,
        isAllowedUri: (url) => safeHref(url) !== undefined,
        HTMLAttributes: { target: null, rel: 'noopener noreferrer nofollow' },
      },
      // Neither has a form in Markdown, or would add empty paragraphs that nobody typed.
      underline: false,
      trailingNode: false,
      heading: { levels: [1, 2, 3, 4, 5, 6] },
      dropcursor: { color: 'var(--accent)', width: 2 },
    }),
    Code,
    LinkTitle,
    TaskList,
    Task.configure({ nested: true, a11y: { checkboxLabel: (node) => taskName(node.firstChild?.textContent ?? '') } }),
    Mention,
    // Keeps the selected words visible while a panel has the keyboard.
    Selection.configure({ className: 'kept' }),
    Placeholder.configure({ placeholder, showOnlyCurrent: false }),
  ]
}

// Unlike the stock mark, code may carry other marks: bold code is bold code in Markdown too.
const Code = Mark.create({
  name: 'code',
  excludes: '',
  code: true,
  exitable: true,
  parseHTML() {
    return [{ tag: 'code' }]
  },
  renderHTML() {
    return ['code', 0]
  },
  addKeyboardShortcuts() {
    return { 'Mod-e': () => this.editor.commands.toggleMark(this.name) }
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type: this.type })]
  },
})

// A link shows its whole address on hover, so that words cannot pretend to lead elsewhere.
const LinkTitle = Extension.create({
  name: 'linkTitle',
  addGlobalAttributes() {
    return [
      {
        types: ['link'],
        attributes: {
          title: {
            default: null,
            parseHTML: () => null,
            renderHTML: ({ title, href }) => ({ title: title ? `${String(title)} (${String(href)})` : (href as string) }),
          },
        },
      },
    ]
  },
})

// "- [ ] " is what people type who know Markdown; by then "- " has already become a bullet list.
const Task = TaskItem.extend({
  addInputRules() {
    const inBullet = new InputRule({
      find: /^\[([ xX]?)\]\s$/,
      handler: ({ state, range, chain, match }) => {
        if (state.selection.$from.node(-1)?.type.name !== 'listItem') return null
        chain()
          .deleteRange(range)
          .toggleTaskList()
          .updateAttributes('taskItem', { checked: /x/i.test(match[1] ?? '') })
          .run()
        return undefined
      },
    })
    return [inBullet, ...(this.parent?.() ?? [])]
  },
})

/** Somebody who is named in a note; kept as one piece. */
const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes() {
    return {
      id: { default: '', parseHTML: (element) => element.dataset['id'] ?? '', renderHTML: ({ id }) => ({ 'data-id': id as string }) },
      label: { default: '', parseHTML: (element) => element.dataset['label'] ?? '', renderHTML: ({ label }) => ({ 'data-label': label as string }) },
    }
  },
  parseHTML() {
    return [{ tag: 'span[data-type="mention"]' }]
  },
  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-type': 'mention', dir: 'auto' }, `@${String(node.attrs['label'])}`]
  },
  renderText({ node }) {
    return `@${String(node.attrs['label'])}`
  },
})
