/** The time now, fine enough for what the screens say of it: it moves on every quarter of a minute. */
class Clock {
  now = $state(Date.now())

  constructor() {
    setInterval(() => (this.now = Date.now()), 15_000)
  }
}

export const clock = new Clock()
