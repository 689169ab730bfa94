import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture } from './keep-picture.ts'
import { DESK, PHONE, screenProblems } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'
import { Worker } from './worker.ts'

/* An agency brings its list in, and takes it back: on a phone and at a desk, in each language. */

let stage: Stage

beforeAll(async () => {
  stage = await startForBrowser()
})
afterAll(() => stage?.close())

/** Two people to bring in, one of them said twice, and a row with a day that does not exist. */
const people = { ky: ['Жаңыл', 'Сейде'], ru: ['Аксана', 'Вера'], en: ['Madina', 'Zarina'] } as const
const listOf = (language: keyof typeof people) => {
  const [one, other] = people[language]
  const rows = [`${one} Тизмелиева;07.05.2001`, `${other} Тизмелиева;2003`, `${other} Тизмелиева;2003`]
  return `ФИО;Дата рождения\n${rows.join('\n')}\nБакыт Тизмелиев;31.02.2001\n`
}

test.each([
  ['ky', PHONE],
  ['ru', DESK],
  ['en', PHONE],
] as const)('a list is brought in and taken back in %s at %j', async (language, screen) => {
  const worker = await Worker.at({ stage, language, screen }, 'case-manager')
  const { page, say } = worker
  const said = ['ФИО', 'Дата рождения', 'Тизмелиева', 'Тизмелиев', 'Бакыт', ...people[language]]
  const look = async (name: string) => {
    const problems = await screenProblems(page, { language, secrets: said.slice(2), said })
    if (problems.length > 0) await keepPicture(worker, `lists ${language} ${name}`)
    expect(problems).toEqual([])
  }
  await worker.open('/imports/new')
  await worker.arrive('imports.new.title')
  await look('file')
  const buffer = Buffer.from(listOf(language))
  await page.setInputFiles('input[type=file]', { name: 'list.csv', mimeType: 'text/csv', buffer })
  await worker.tap('imports.read')
  const wrong = say('imports.problem.not-a-date')
  await page.getByText(say('imports.cell', { line: 5, column: 'Дата рождения', text: wrong })).waitFor()
  await worker.choose('imports.worries', worker.word('worry', 'unknown'))
  await look('columns')
  await worker.tap('imports.look')
  await page.getByText(say('imports.same-as', { line: 3 })).waitFor()
  await look('preview')
  await worker.tap('imports.run', { count: 2 })
  await page.getByText(say('imports.done-counts', { created: 2, linked: 0 })).waitFor()
  await look('done')
  await worker.open('/imports')
  await worker.tap('imports.undo')
  await look('undo')
  await worker.tap('imports.undo', {}, page.getByRole('dialog'))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText(say('imports.undone')).first().waitFor()
  await look('undone')
  await worker.leave()
})
