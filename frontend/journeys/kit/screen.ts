import { spawn } from 'node:child_process'

/** Starts one X server without a monitor for all journeys; the windows of every app open there. */
export default async function screen(): Promise<() => void> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  process.env.DISPLAY = await new Promise<string>((resolve, reject) => {
    server.once('error', () => reject(new Error('Xvfb is not installed; build/setup installs it.')))
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)))
    server.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`))
  })
  return () => void server.kill()
}
