import { demoPosts } from '../../src/demo/accounts.ts'
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
  const look = async (worker: Worker, name: string) => {
    const { page, seat } = worker
    const width = page.viewportSize()?.width
    for (const problem of await screenProblems(page, {
      language: seat.language,
      secrets,
      said: [...said, ...titles],
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
      await look(worker, name)
      await page.setViewportSize(seat.screen.width === PHONE.width ? DESK : PHONE)
      await look(worker, name)
      await page.setViewportSize(seat.screen)
    },
  }
}
