import * as App from '$wails/go/main/App'
import { attempt } from './toast'

/** Opens a web or mail address with the system's own program; the backend refuses everything else. */
export function openLink(address: string): void {
  void attempt(() => App.OpenLink(address))
}
