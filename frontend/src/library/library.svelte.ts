import * as Contents from '$wails/go/coaching/Contents'
import * as Tags from '$wails/go/coaching/Tags'
import { coaching } from '$wails/go/models'
import { Topic } from '$lib/events'
import { loaded, type Loaded } from '$lib/loaded.svelte'
import { completeHref } from '$lib/markdown/links'
import { m } from '$lib/messages/messages'
import { Paged } from '$lib/paged.svelte'
import { attempt, sayUndo } from '$lib/toast'

export const ContentKind = coaching.ContentKind
export type ContentKind = coaching.ContentKind
export const FileState = coaching.FileState
export type Content = coaching.Content
export type ContentInput = coaching.ContentInput
export type ContentFilter = Omit<coaching.ContentFilter, 'start' | 'kind'> & { kind: ContentKind | '' }

/** A filter that lets everything through. */
export const allContent: ContentFilter = { text: '', kind: '', tag: '' }

/** The library, newest first, a page at a time. */
export const contentsOf = (filter: () => ContentFilter): Paged<Content> =>
  new Paged([Topic.Contents], (start) =>
    Contents.List({ ...(filter() as coaching.ContentFilter), start }).then((page) => ({ items: page.contents, more: page.more })),
  )

/** The tags in use anywhere, the most used first. */
export const tagsInUse = (): Loaded<coaching.Tag[]> => loaded([Topic.Contents, Topic.Evidence, Topic.Sessions, Topic.Goals], () => Tags.List())

/** What the form of an item starts from. */
export const contentInput = (content?: Content): ContentInput => ({
  kind: content?.kind ?? ContentKind.Article,
  title: content?.title ?? '',
  url: content?.url ?? '',
  description: content?.description ?? '',
  tags: content?.tags ?? [],
})

/** The address that is meant, also where somebody types only `example.org`. */
export const meantAddress = (typed: string): string => completeHref(typed) ?? typed

/** Adds a link to the library, or changes the item with the id. Throws a problem about a field. */
export async function keepContent(id: string | undefined, input: ContentInput): Promise<void> {
  const meant = { ...input, url: meantAddress(input.url) }
  await (id ? Contents.Change(id, meant) : Contents.Add(meant))
}

export async function deleteContent(content: Content): Promise<void> {
  await attempt(async () => {
    await Contents.Delete(content.id)
    sayUndo((content.file ? m.content_deleted_file : m.content_deleted)({ title: content.title }), () => Contents.Restore(content.id))
  })
}

/** The kinds with their words, to choose from. */
export const contentKinds = (): { value: ContentKind; label: string }[] => [
  { value: ContentKind.Article, label: m.content_article() },
  { value: ContentKind.Video, label: m.content_video() },
  { value: ContentKind.Document, label: m.content_document() },
  { value: ContentKind.Link, label: m.content_link() },
]
