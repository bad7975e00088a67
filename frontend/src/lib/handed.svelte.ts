import * as App from '$wails/go/main/App'
import { on, Topic } from './events'

type Take = (path: string) => void

/** Who takes which files of ours, by the end of their names: files that the system opened with this program, or that were dropped anywhere. */
const takers = new Map<string, Take>()

/** Says who takes files whose names end so. */
export const takes = (end: string, take: Take): unknown => takers.set(end, take)

/** Gives a file to whoever takes its kind. False where it is none of ours. */
export function hand(path: string): boolean {
  const end = /\.[^.]*$/.exec(path)?.[0].toLowerCase() ?? ''
  const take = takers.get(end)
  take?.(path)
  return take !== undefined
}

/** Asks for the files that the program was started with, now and whenever the system opens one. */
export function takeHanded(): void {
  const ask = () => void App.Opened().then((paths) => paths.forEach(hand))
  on(Topic.Opened, ask)
  ask()
}
