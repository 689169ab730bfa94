import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { mergeMessages } from './merge-messages.ts'

const prefix = 'virtual:messages/'

interface Options {
  /** Folder of `<area>.<language>.json` files, relative to the repository. */
  folder: string
  /** Areas that only the server speaks (printed forms, public pages): a phone does not pay for them. */
  serverOnly: string[]
}

/** Serves `virtual:messages/ky` and so on: every area's messages of one language as one module. */
export const messages = ({ folder, serverOnly }: Options): Plugin => {
  const root = resolve(import.meta.dirname, '../../..', folder)
  return {
    name: 'umai-messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const language = id.slice(prefix.length + 1)
      const names = fileNames(root, language, serverOnly)
      for (const name of names) this.addWatchFile(join(root, name))
      const merged = mergeMessages(names.map((name) => ({ name, messages: read(join(root, name)) })))
      // A string given to JSON.parse starts faster on a slow phone than the same object as code.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(merged))})`
    },
  }
}

const fileNames = (root: string, language: string, serverOnly: string[]): string[] =>
  readdirSync(root)
    .filter((name) => name.endsWith(`.${language}.json`))
    .filter((name) => !serverOnly.includes(name.split('.')[0] ?? ''))
    .sort()

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'))
