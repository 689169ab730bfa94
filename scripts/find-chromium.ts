import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The Chromium of this machine: `CHROMIUM` when it names one, else the first on the path; null when there is none. */
export const findChromium = (env: Record<string, string | undefined>): string | null => {
  const folders = (env.PATH ?? '').split(delimiter)
  const candidates = [
    env.CHROMIUM ?? [],
    folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ].flat(2)
  return candidates.find(isProgram) ?? null
}

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
