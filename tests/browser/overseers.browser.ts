import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/directory/permissions.ts'
import { names, recordTwice } from './acts/double.ts'
import { keepPicture } from './keep-picture.ts'
import { DESK, PHONE, screenProblems } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'
import { Worker } from './worker.ts'

/* What those see who count, publish and compare records: each screen at both widths, in each language. */

let stage: Stage

beforeAll(async () => {
  stage = await startForBrowser()
  const seat = { stage, language: 'ky', screen: DESK } as const
  const [first, second] = [await Worker.at(seat, 'first-responder'), await Worker.at(seat, 'case-manager')]
  await recordTwice(first, second)
  await Promise.all([first.leave(), second.leave()])
})
afterAll(() => stage?.close())

/** The same in every language: names of standards, of criteria, of a column of the file, and the lists of a published study. */
const NAMES = ['CSV', 'JSON', 'SDMX', 'HTCDS', 'GLOTIP', 'UNODC', 'AIC', 'BIC', ' count', 'BEFG', ...names]

type Language = 'ky' | 'ru' | 'en'

/** Somebody whose every screen is looked at on a phone and at a desk; texts that came late count as a problem. */
const sitDown = async (language: Language, role: Role) => {
  const worker = await Worker.at({ stage, language, screen: DESK }, role)
  const problems: string[] = []
  worker.page.on('console', (message) => {
    if (message.text().startsWith('umai:')) problems.push(message.text())
  })
  const look = async (name: string) => {
    for (const screen of [PHONE, DESK]) {
      await worker.page.setViewportSize(screen)
      const found = await screenProblems(worker.page, { language, secrets: names, said: NAMES })
      if (found.length > 0) await keepPicture(worker, `overseers ${language} ${name} ${screen.width}`)
      problems.push(...found.map((each) => `${name} (${screen.width}): ${each}`))
    }
  }
  const visit = async (path: string, title: string) => {
    await worker.open(path)
    await worker.arrive(title)
    await look(path)
  }
  return { worker, problems, look, visit }
}

test.each(['ky', 'ru', 'en'] as const)('those who count and publish, in %s', async (language) => {
  const { worker, problems, look, visit } = await sitDown(language, 'rapporteur')
  await visit('/indicators', 'indicators.title')
  await visit('/figures', 'figures.title')
  await visit('/releases', 'releases.title')
  await worker.page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await worker.page.waitForURL(/releases\/.+/)
  await worker.settled()
  await look('/releases/one')
  await visit('/estimates', 'estimation.title')
  await worker.tap('estimation.run')
  await worker.page.getByText(worker.say('estimation.file-missing')).waitFor()
  await look('/estimates without a file')
  await worker.select('estimation.table', worker.say('estimation.table.new-orleans'))
  await worker.tap('estimation.run')
  await worker.page.locator('#estimate-result').waitFor({ timeout: 60_000 })
  await look('/estimates answered')
  await worker.leave()
  expect(problems).toEqual([])
})

test.each(['ky', 'ru', 'en'] as const)('those who compare records, in %s', async (language) => {
  const { worker, problems, look, visit } = await sitDown(language, 'record-reviewer')
  await visit('/duplicates', 'duplicates.title')
  // Of a pair found by tokens there are no names to open.
  const named = worker.page.getByRole('row').filter({ hasNotText: worker.say('duplicates.by-token') })
  await named.getByRole('link').first().click()
  await worker.arrive('duplicates.pair.title')
  await look('/duplicates/one')
  await worker.tap('duplicates.show-names')
  await look('/duplicates/one, asked why')
  await worker.choose('duplicates.reason', worker.word('reveal-reason', 'check-duplicate'))
  await worker.tap('duplicates.show-names', {}, worker.page.getByRole('dialog'))
  await worker.page.getByText(names[3]).first().waitFor()
  await look('/duplicates/one, with names')
  await worker.leave()
  expect(problems).toEqual([])
})
