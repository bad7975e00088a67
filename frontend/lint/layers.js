// Who may import whom in src: ui and lib below, features in the middle, views on top. The backend is called only where
// state is kept.
import path from 'node:path'

const below = { lib: ['lib'], styles: ['styles'], ui: ['ui', 'lib', 'styles'] }
const above = ['', 'views']

/** The first folder below src that a module lies in: '' for src itself, undefined for what is not ours. */
function folderOf(address, file, src) {
  const alias = address.match(/^\$([a-z]+)(\/|$)/)
  if (alias) return alias[1]
  if (!address.startsWith('.')) return undefined
  const inside = path.relative(src, path.resolve(path.dirname(file), address))
  return inside.includes(path.sep) ? inside.split(path.sep)[0] : ''
}

/** Whether a file may call the backend itself: where state is kept, at the start, and in lib, which is the bridge. */
const mayCall = (inside) => /\.svelte\.ts$|\.test\.ts$|^main\.ts$|^lib\/[^/]+\.ts$/.test(inside)

export default {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { src: { type: 'string' }, pairs: { type: 'object' } } }],
    messages: {
      layer: '{{from}} may not import {{to}}: it may import {{allowed}}.',
      bridge: 'Only *.svelte.ts, main.ts and src/lib call the backend; elsewhere import its types only.',
    },
  },
  create(context) {
    const { src, pairs } = context.options[0]
    const inside = path.relative(src, context.filename).split(path.sep).join('/')
    const from = inside.includes('/') ? inside.split('/')[0] : ''
    const allowed = below[from] ?? ['ui', 'lib', from, ...(pairs[from] ?? [])]

    function check(node) {
      if (!node.source) return
      const to = folderOf(node.source.value, context.filename, src)
      if (to === undefined) return
      const onlyTypes = node.importKind === 'type' || node.exportKind === 'type'
      if (to === 'wails') {
        if (!onlyTypes && !mayCall(inside)) context.report({ node, messageId: 'bridge' })
      } else if (!above.includes(from) && !allowed.includes(to)) {
        context.report({ node, messageId: 'layer', data: { from, to: to || 'src', allowed: allowed.join(', ') } })
      }
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}
