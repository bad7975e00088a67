import type { Plugin } from 'vite'

type Shape = [tag: string, attributes: Record<string, string>]

/**
 * Compiles Lucide's icons to plain SVG. As they come, each builds its shapes one by one when it is shown, which takes
 * longer than the rest of the navigation. They are pictures beside words here, so they take no props.
 */
export function plainIcons(): Plugin {
  return {
    name: 'plain-icons',
    enforce: 'pre',
    transform: {
      filter: { id: /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/ },
      handler(source, id) {
        const found = /const iconData = (\{.*\});/.exec(source)
        if (!found?.[1]) throw new Error(`no icon in ${id}`)
        const { name, node } = JSON.parse(found[1]) as { name: string; node: Shape[] }
        return `<svg class="lucide-icon lucide-${name}" aria-hidden="true" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${node.map(drawn).join('')}</svg>`
      },
    },
  }
}

function drawn([tag, attributes]: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
  return `<${tag} ${written.join(' ')} />`
}
