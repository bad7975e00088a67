// Checking tasks off in the Markdown itself: only the box of the one task changes, the rest stays byte for byte.
import type { Nodes } from 'mdast'
import { cleanText, parse } from './parse'

/** One task of a checklist: whether it is done, and where its box `[ ]` stands in the source. */
export type Task = { checked: boolean; start: number; end: number }

/** The tasks of a note in reading order; positions count in the cleaned source. */
export function findTasks(markdown: string): Task[] {
  return /\[[\sxX]\]/.test(markdown) ? collect(parse(cleanText(markdown)), []) : []
}

/** The note with its nth task (from 0, in reading order) checked, or unchecked if it was; unchanged if there is none. */
export function toggleTask(markdown: string, index: number): string {
  return toggled(markdown, findTasks(markdown)[index])
}

/** The note with the task toggled whose box contains the offset; unchanged if there is none. */
export function toggleTaskAt(markdown: string, offset: number): string {
  return toggled(
    markdown,
    findTasks(markdown).find((task) => task.start <= offset && offset < task.end),
  )
}

function toggled(markdown: string, task: Task | undefined): string {
  if (!task) return markdown
  const source = cleanText(markdown)
  return `${source.slice(0, task.start)}[${task.checked ? ' ' : 'x'}]${source.slice(task.end)}`
}

function collect(node: Nodes, tasks: Task[]): Task[] {
  if (node.type === 'listItem' && typeof node.checked === 'boolean' && node.data?.box) {
    tasks.push({ checked: node.checked, ...node.data.box })
  }
  if ('children' in node) for (const child of node.children) collect(child, tasks)
  return tasks
}
