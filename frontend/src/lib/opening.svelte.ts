import type { coaching } from '$wails/go/models'

export type StoredFile = coaching.StoredFile

/** How a file is shown. The frame says it once, since files are opened from many places; until then none can be. */
class Opening {
  file = $state.raw<(file: StoredFile) => void>()
}

export const opening = new Opening()
