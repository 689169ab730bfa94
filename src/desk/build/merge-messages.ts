/** One file of messages as read: `portal.ky.json` is area `portal`, language `ky`. */
export interface MessageFile {
  name: string
  messages: Record<string, string>
}

/**
 * One flat catalogue out of the files of one language.
 * @throws Error when two files hold the same key, because the later one would win silently.
 */
export const mergeMessages = (files: MessageFile[]): Record<string, string> => {
  const merged: Record<string, string> = {}
  const source: Record<string, string> = {}
  for (const file of files) {
    for (const [key, text] of Object.entries(file.messages)) {
      if (source[key] !== undefined) throw new Error(`${key} is in both ${source[key]} and ${file.name}`)
      source[key] = file.name
      merged[key] = text
    }
  }
  return merged
}
