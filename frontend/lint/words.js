// Every word people read comes from the catalogue of messages, so that the app can be translated and read as a whole.
const spoken = new Set([
  'alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'description', 'heading',
  'label', 'placeholder', 'title',
])
const hasWords = (text) => /\p{L}/u.test(text)

/** The text that an expression spells out, if it does. */
function literal(expression) {
  if (expression?.type === 'Literal' && typeof expression.value === 'string') return expression.value
  if (expression?.type === 'TemplateLiteral') return expression.quasis.map((part) => part.value.cooked).join('')
  return ''
}

export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { words: 'Words for people belong in messages/en.json: "{{text}}".' },
  },
  create(context) {
    const report = (node, text) => {
      if (hasWords(text)) context.report({ node, messageId: 'words', data: { text: text.trim() } })
    }
    return {
      SvelteText(node) {
        if (node.parent.type !== 'SvelteStyleElement') report(node, node.value)
      },
      SvelteAttribute(node) {
        if (!spoken.has(node.key.name)) return
        for (const part of node.value) report(part, part.type === 'SvelteLiteral' ? part.value : literal(part.expression))
      },
      // {'Words'} between two tags.
      SvelteMustacheTag(node) {
        if (node.parent.type !== 'SvelteAttribute' && node.parent.type !== 'SvelteStyleDirective') report(node, literal(node.expression))
      },
    }
  },
}
