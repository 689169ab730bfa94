import { eventKinds } from '../case-file.ts'
import { mapStrings, marksOf } from './schema-walk.ts'

/** What people wrote in an event, in the order of its fields: the strings its schema declares as free text. */
export const textsOf = (type: string, data: unknown): string[] => {
  const kind = eventKinds.get(type)
  if (!kind) return []
  const texts: string[] = []
  mapStrings(marksOf(kind.data), data, (text, mark) => {
    if (mark.secret && text.trim() !== '') texts.push(text)
    return text
  })
  return texts
}
