import * as Mails from '$wails/go/recap/Mails'
import { recap } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { m } from '$lib/messages/messages'
import { attempt, say, sayUndo } from '$lib/toast'

export const Security = recap.Security
export type Security = recap.Security
export const Kept = recap.Kept
export const MailState = recap.MailState
export type Server = recap.Server
export type ServerInView = recap.ServerInView
export type WaitingMail = recap.WaitingMail

/** The mail server that was set up; its host is empty where there is none. */
export const mailServer = (): Loaded<ServerInView> => loaded([Topic.Mails], () => Mails.Server())

/** The mails that are not done with, newest first. */
export const waitingMails = (): Loaded<WaitingMail[]> => loaded([Topic.Mails], () => Mails.List())

/** Keeps a mail server. Throws a problem about one of its fields. */
export async function keepServer(server: Server, password: string): Promise<void> {
  await Mails.SaveServer(server, password)
  say(m.mail_saved())
}

export async function forgetServer(): Promise<void> {
  await attempt(async () => {
    await Mails.ForgetServer()
    sayUndo(m.mail_removed(), () => Mails.RestoreServer())
  })
}

export async function testServer(): Promise<void> {
  await attempt(async () => {
    await Mails.Test()
    say(m.mail_tested())
  })
}

export const retryMail = (id: string): Promise<unknown> => attempt(() => Mails.Retry(id))

export const mailArrived = (id: string): Promise<unknown> => attempt(() => Mails.Arrived(id))

export async function cancelMail(id: string): Promise<void> {
  await attempt(async () => {
    await Mails.Cancel(id)
    sayUndo(m.mail_cancelled(), () => Mails.Retry(id))
  })
}
