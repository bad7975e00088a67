import { m } from '$lib/messages/messages'

const WORDS: [endings: string, words: () => string][] = [
  ['pdf', m.type_pdf],
  ['png jpg jpeg gif webp avif bmp heic heif svg tif tiff', m.type_image],
  ['md markdown', m.type_markdown],
  ['csv tsv', m.type_table],
  ['txt log text', m.type_text],
  ['mp3 wav ogg oga flac m4a aac opus', m.type_audio],
  ['mp4 webm mov mkv avi ogv m4v', m.type_video],
  ['doc docx odt rtf pages', m.type_document],
  ['xls xlsx ods numbers', m.type_spreadsheet],
  ['ppt pptx odp key', m.type_slides],
  ['zip 7z rar gz tar tgz xz bz2', m.type_archive],
  ['eml msg', m.type_mail],
  ['htm html', m.type_web],
  ['exe msi bat cmd com scr ps1 sh app desktop jar appimage dll vbs js', m.type_program],
]

const words = new Map(WORDS.flatMap(([endings, say]) => endings.split(' ').map((ending) => [ending, say] as const)))

/** What kind of file it is, in words, by the ending of its name. */
export function typeWords(name: string): string {
  const ending = /\.([^.]{1,12})$/.exec(name)?.[1] ?? ''
  return words.get(ending.toLowerCase())?.() ?? (ending ? m.type_ending({ ending: ending.toUpperCase() }) : m.type_unknown())
}
