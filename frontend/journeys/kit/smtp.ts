import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A mail server on loopback that keeps what it is given. */
export class MailServer {
  readonly mails: string[] = []
  connections = 0
  /** Where the conversation breaks off, to see what becomes of the mail: after the whole of it was handed over. */
  breaksAfterMail = false
  readonly #sockets = new Set<Socket>()

  private constructor(
    private server: Server | undefined,
    readonly port: number,
  ) {}

  static async listen(port = 0): Promise<MailServer> {
    const server = createServer()
    await new Promise<void>((done, failed) => {
      server.once('error', failed).listen(port, '127.0.0.1', done)
    })
    const mail = new MailServer(server, (server.address() as AddressInfo).port)
    server.on('connection', (socket) => mail.#talk(socket))
    return mail
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy())
    const server = this.server
    this.server = undefined
    if (server) await new Promise<void>((done) => {
      server.close(() => done())
    })
  }

  #talk(socket: Socket): void {
    this.connections++
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy())
    const say = (line: string) => socket.write(`${line}\r\n`)
    let waiting = ''
    let taking = false
    say('220 journey')
    socket.on('data', (data) => {
      waiting += data.toString('latin1')
      for (;;) {
        const end = waiting.indexOf(taking ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const heard = waiting.slice(0, end)
        waiting = waiting.slice(end + (taking ? 5 : 2))
        if (taking) {
          taking = false
          this.mails.push(Buffer.from(heard, 'latin1').toString('utf8'))
          if (this.breaksAfterMail) {
            socket.destroy()
            return
          }
          say('250 taken')
        } else if (/^DATA/i.test(heard)) {
          taking = true
          say('354 go on')
        } else if (/^QUIT/i.test(heard)) {
          say('221 bye')
          socket.end()
        } else say('250 well')
      }
    })
  }
}
