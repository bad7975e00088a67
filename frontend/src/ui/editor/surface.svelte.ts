// The editor itself: Tiptap, its Markdown, and the state that its small panels show. Components only draw it.
import { Editor } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { EditorState, Selection } from '@tiptap/pm/state'
import type { Doc } from '$lib/markdown/doc'
import { fromMarkdown } from '$lib/markdown/fromMarkdown'
import { completeHref, safeHref } from '$lib/markdown/links'
import { toMarkdown } from '$lib/markdown/toMarkdown'
import { sidesAt } from './caret'
import { handlePaste, textSlice } from './clipboard'
import { Draft } from './draft'
import type { EditorProps, Panel } from './editorProps'
import { loadEmoji } from './emoji'
import { extensions } from './extensions'
import { handleKey, type KeyActions } from './keys'
import { cleanHTML } from './paste'
import type { Sides } from './place'
import { EmojiSuggesting } from './suggesting.svelte'
import { tidied } from './tidy'
import { activeTools, setLink, type ToolName } from './tools'

/** One editor on the screen: its document, its draft and the panels beside its words. */
export class Surface {
  /** The toolbar while words are selected: where it stands and what is switched on. */
  pinned = $state(false)
  private stale = false
  tools = $state.raw<{ anchor: Sides; active: ReadonlySet<ToolName> }>()
  /** The field or picker that is open. */
  panel = $state.raw<Panel>()
  readonly emoji = new EmojiSuggesting(() => this.editor?.view)

  private editor: Editor | undefined
  private draft: Draft
  private selecting = false

  constructor(
    private readonly props: EditorProps,
    private readonly ids: { list: string },
    private readonly focusToolbar: () => boolean,
  ) {
    this.draft = this.newDraft()
  }

  /** Makes the editor inside an element; gives what takes it away again, after saying what is still unsaid. */
  mount(element: HTMLElement): () => void {
    this.draft = this.newDraft()
    const editor = new Editor({
      element,
      extensions: extensions(() => this.props.placeholder ?? ''),
      content: fromMarkdown(this.props.value),
      editable: !this.props.readonly,
      injectCSS: false,
      enablePasteRules: false,
      textDirection: 'auto',
      editorProps: this.viewProps(),
      onUpdate: () => this.draft.changed(),
      onTransaction: () => this.refreshSoon(),
      onFocus: () => {
        // By the time a name is typed it can be looked up.
        void loadEmoji().catch(() => undefined)
        this.refreshSoon()
      },
    })
    this.editor = editor
    if (this.props.autofocus) this.focus()
    return () => {
      this.draft.flush()
      this.editor = undefined
      this.closeAll()
      editor.destroy()
    }
  }

  /** Takes over a value from outside if it is news. */
  receive(value: string): void {
    if (this.editor && this.draft.isNews(value)) this.replace(fromMarkdown(value))
  }

  /** Lets changed properties show: editable, label, placeholder. */
  settle(): void {
    this.editor?.setEditable(!this.props.readonly, false)
    this.editor?.setOptions({ editorProps: this.viewProps() })
  }

  focus(): void {
    const editor = this.editor
    if (!editor) return
    // Not commands.focus: that waits for a frame, and the first letter would go elsewhere.
    editor.view.dispatch(editor.state.tr.setSelection(Selection.atEnd(editor.state.doc)))
    editor.view.focus()
  }

  /** Back to the words, with the selection as it was. */
  resume(): void {
    // First the focus, then the panel: taking a focused panel away would look like leaving the editor.
    this.editor?.view.focus()
    this.panel = undefined
    this.refresh()
  }

  /** Empties the note and says so. */
  clear(): void {
    this.replace(fromMarkdown(''))
    this.draft.flush(true)
  }

  flush(): string {
    return this.draft.flush()
  }

  /** Shows the toolbar at the caret, without words being selected, until it is asked for again or the editor is left. */
  pinTools(): void {
    this.pinned = !this.pinned
    this.resume()
  }

  /** Takes every panel away. */
  closeAll(): void {
    // Only what is open: this also runs while the page is being drawn, when nothing may be set.
    if (this.pinned) this.pinned = false
    if (this.panel) this.panel = undefined
    this.hideTools()
    this.emoji.close()
  }

  /** The toolbar waits until the selecting is over. */
  pointer(down: boolean): void {
    if (this.selecting === down) return
    this.selecting = down
    this.refresh()
  }

  /** Does something with the editor, if there is one. */
  run(command: (editor: Editor) => void): void {
    if (this.editor) command(this.editor)
  }

  /** Puts text at the caret, such as an emoji. */
  insert(text: string): void {
    this.resume()
    this.editor?.commands.insertContent({ type: 'text', text })
  }

  /** Opens the field for the address of the selected words. */
  editLink(): boolean {
    const editor = this.editor
    if (!editor?.isEditable || editor.isActive('codeBlock')) return false
    if (editor.isActive('link')) editor.commands.extendMarkRange('link')
    this.panel = { kind: 'link', anchor: this.selected(editor), href: (editor.getAttributes('link')['href'] as string | undefined) ?? '' }
    return true
  }

  /** Links the selected words, or writes the address when none are; '' takes the link away. False if it may be no link. */
  link(typed: string): boolean {
    const href = completeHref(typed)
    if (!this.editor || (typed.trim() !== '' && href === undefined)) return false
    this.resume()
    setLink(this.editor, href, typed.trim())
    return true
  }

  /** Opens the emoji picker at the caret. */
  pickEmoji(): boolean {
    if (!this.editor?.isEditable) return false
    this.panel = { kind: 'emoji', anchor: this.selected(this.editor) }
    return true
  }

  private newDraft(): Draft {
    return new Draft(
      this.props.value,
      () => this.read(),
      (markdown) => this.props.onchange(markdown),
    )
  }

  private read(): string {
    if (!this.editor) return this.props.value
    const doc = tidied(this.editor.getJSON() as Doc)
    return doc ? toMarkdown(doc) : ''
  }

  /** Another document: what was done to the old one cannot be undone in the new one. */
  private replace(doc: Doc): void {
    const editor = this.editor
    if (!editor) return
    const node = Node.fromJSON(editor.schema, doc)
    const at = Math.min(editor.state.selection.head, node.content.size)
    const selection = Selection.near(node.resolve(at))
    editor.view.updateState(EditorState.create({ doc: node, selection, plugins: editor.state.plugins }))
    this.refresh()
  }

  /** A moment later: the focus also leaves while the page is being drawn, when nothing may be set. */
  private refreshSoon(): void {
    if (this.stale) return
    this.stale = true
    queueMicrotask(() => {
      this.stale = false
      this.refresh()
    })
  }

  private refresh(): void {
    const editor = this.editor
    if (!editor) return
    const writing = editor.isEditable && editor.isFocused
    if (writing) this.emoji.refresh()
    else this.emoji.close()
    if (this.panel) return
    const wanted = this.pinned || !editor.state.selection.empty
    if (!wanted || this.selecting || !editor.isEditable) this.hideTools()
    else if (writing || this.tools) this.tools = { anchor: this.selected(editor), active: activeTools(editor) }
  }

  private hideTools(): void {
    if (this.tools) this.tools = undefined
  }

  private selected(editor: Editor): Sides {
    const { from, to } = editor.state.selection
    return sidesAt(editor.view, from, to)
  }

  private readonly actions: KeyActions = {
    suggestionKey: (event) => this.emoji.key(event),
    submitsOnEnter: () => this.props.submitOn === 'enter',
    submit: () => this.submit(),
    cancel: () => this.cancel(),
    editLink: () => this.editLink(),
    pickEmoji: () => this.pickEmoji(),
    enterToolbar: () => this.focusToolbar(),
  }

  private submit(): boolean {
    if (!this.props.onsubmit || !this.editor?.isEditable) return false
    const markdown = this.draft.flush()
    this.draft.settle()
    this.props.onsubmit(markdown)
    return true
  }

  private cancel(): boolean {
    if (this.panel || this.pinned) {
      this.pinned = false
      this.resume()
      return true
    }
    if (!this.props.oncancel) return false
    this.draft.flush()
    this.draft.settle()
    this.props.oncancel()
    return true
  }

  private attributes(): Record<string, string> {
    const { label, describedby, placeholder, readonly } = this.props
    const list = this.emoji.list
    return {
      class: 'prose',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      ...(placeholder && { 'aria-placeholder': placeholder }),
      ...(describedby && { 'aria-describedby': describedby }),
      ...(readonly && { 'aria-readonly': 'true' }),
      ...(list && { 'aria-autocomplete': 'list', 'aria-controls': this.ids.list, 'aria-activedescendant': `${this.ids.list}-${list.chosen}` }),
    }
  }

  private viewProps(): Editor['options']['editorProps'] {
    return {
      attributes: () => this.attributes(),
      handleKeyDown: (view, event) => handleKey(view, event, this.actions),
      handleTextInput: (_, from, __, text) => text === ':' && this.emoji.colon(from),
      handleDOMEvents: { click: (_, event) => this.click(event), auxclick: (_, event) => this.click(event) },
      transformPastedHTML: cleanHTML,
      clipboardTextParser: (text, context, plain) => textSlice(context.doc.type.schema, text, plain),
      handlePaste: (_, event) => this.editor !== undefined && handlePaste(this.editor, event),
    }
  }

  /** Links never navigate; with Ctrl or Cmd they are handed out. */
  private click(event: MouseEvent): boolean {
    const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : undefined
    if (href === undefined || href === null) return false
    event.preventDefault()
    const safe = safeHref(href)
    if (safe && event.type === 'click' && (event.ctrlKey || event.metaKey || !this.editor?.isEditable)) this.props.onopenlink?.(safe)
    return false
  }
}
