import { demoPosts } from '../../src/demo/accounts.ts'
import { languages } from '../../src/platform/i18n.ts'
import { DESK, PHONE, screenProblems } from './screen-problems.ts'
import type { Worker } from './worker.ts'

/** The title of a post is typed once by an administrator, in the language of the office. */
const titles = demoPosts.map(({ title }) => title)

/** Looks at every screen the first time a worker comes to it, as it stands and at the other width, and keeps what is wrong with it. */
export interface ScreenWatch {
  onScreen(worker: Worker, name: string): Promise<void>
  /** `screen (width): problem`, each once. */
  problems(): string[]
  /** Names of the screens that were looked at. */
  seen: Set<string>
}

/**
 * @param secrets names of people, which must not stand in a title or an address
 * @param said texts that people typed, in whatever language they did
 */
export const watchScreens = (secrets: readonly string[], said: readonly string[]): ScreenWatch => {
  const found = new Set<string>()
  const seen = new Set<string>()
  const look = async (worker: Worker, name: string, axe: boolean) => {
    const { page, seat } = worker
    const width = page.viewportSize()?.width
    for (const problem of await screenProblems(page, {
      language: seat.language,
      secrets,
      said: [...said, ...titles],
      axe,
    }))
      found.add(`${name} (${width}): ${problem}`)
  }
  return {
    seen,
    problems: () => [...found],
    onScreen: async (worker, name) => {
      if (seen.has(name)) return
      seen.add(name)
      const { page, seat } = worker
      await look(worker, name, true)
      await page.setViewportSize(seat.screen.width === PHONE.width ? DESK : PHONE)
      // What axe finds at the other width is the same in every language; words and widths are not.
      await look(worker, name, seat.language === languages[0])
      await page.setViewportSize(seat.screen)
    },
  }
}
