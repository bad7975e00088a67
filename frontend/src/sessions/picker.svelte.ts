/** Whether the person picker is open, and for what: any screen may ask for it, one stands in the frame. */
class Picker {
  open = $state(false)
  planning = $state(false)

  start(): void {
    this.planning = false
    this.open = true
  }

  plan(): void {
    this.planning = true
    this.open = true
  }
}

export const picker = new Picker()
