import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenFile } from '../../src/contributions/testing.ts'
import { findDuplicates } from '../../src/duplicates/find-duplicates.ts'
import { TokenKey } from '../../src/tokens/index.ts'
import { keepPicture } from './keep-picture.ts'
import { DESK, PHONE, screenProblems } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'
import { Worker } from './worker.ts'

/* A key is made and handed out, an agency sends tokens and a number and takes them back: phone and desk, three languages. */

let stage: Stage

beforeAll(async () => {
  stage = await startForBrowser()
  await findDuplicates.run(stage.umai.services, new Date())
})
afterAll(() => stage?.close())

const AGENCY = 'demo-child-protection-osh'

test.each([
  ['ky', PHONE],
  ['ru', DESK],
  ['en', PHONE],
] as const)('tokens and numbers are sent and taken back in %s at %j', async (language, screen) => {
  const name = `Test ${language}`
  const lookAt = (worker: Worker) => async (where: string) => {
    const said = [name, 'Demo', 'CSV', 'Test']
    const problems = await screenProblems(worker.page, { language, secrets: ['Синтетика'], said })
    if (problems.length > 0 || process.env.KEEP_PICTURES)
      await keepPicture(worker, `contributions ${language} ${where}`)
    expect(problems).toEqual([])
  }

  const administrator = await Worker.at({ stage, language, screen }, 'administrator')
  await administrator.open('/token-agreements')
  await administrator.arrive('contributions.agreements.title')
  await administrator.type('contributions.agreement', name)
  await administrator.choose('contributions.partners', administrator.agency(AGENCY))
  await administrator.tap('contributions.make-key')
  const download = administrator.page.waitForEvent('download')
  await administrator.page.getByRole('link', { name: administrator.say('contributions.key-save') }).click()
  const key = TokenKey.parse(JSON.parse(readFileSync(await (await download).path(), 'utf8')))
  await lookAt(administrator)('key')
  await administrator.leave()

  const worker = await Worker.at({ stage, language, screen }, 'case-manager')
  const { page, say } = worker
  const look = lookAt(worker)
  await worker.open('/contributions')
  await worker.arrive('contributions.title')
  await look('list')
  await worker.open('/contributions/tokens')
  await worker.arrive('contributions.tokens.title')
  const give = async (text: string) => {
    const buffer = Buffer.from(text)
    await page.setInputFiles('input[type=file]', { name: 'tokens.csv', mimeType: 'text/csv', buffer })
    await worker.tap('contributions.tokens.read')
  }
  await give('id,token,filled,key\n')
  await page.getByText(say('field.token-file-empty')).waitFor()
  await look('wrong')
  await give(
    tokenFile(key, [
      ['Синтетика', 'Тизмелиева', '2001-05-07'],
      ['Мисалбек', 'Тизмелиева', '1990-01-30'],
    ]),
  )
  await page.getByText(say('contributions.tokens.found', { count: 2 })).waitFor()
  await look('preview')
  await worker.select('contributions.measure', worker.word('published-measure', 'victims-assisted'))
  await worker.type('contributions.year', '2024')
  await worker.tick('contributions.all-agreed')
  await worker.tap('contributions.tokens.send')
  await worker.arrive('contributions.title')

  await worker.open('/contributions/numbers')
  await worker.arrive('contributions.numbers.title')
  await worker.select('contributions.measure', worker.word('published-measure', 'victims-assisted'))
  await worker.type('contributions.year', '2023')
  await worker.type('contributions.count', '12')
  await look('numbers')
  await worker.tap('contributions.numbers.send')
  await worker.arrive('contributions.title')
  await page.getByText(say('contributions.kind.numbers')).first().waitFor()
  await look('sent')
  for (const _ of [1, 2]) {
    await worker.tap('contributions.undo')
    await look('undo')
    await worker.tap('contributions.undo', {}, page.getByRole('dialog'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await look('undone')
  await worker.leave()

  const reviewer = await Worker.at({ stage, language, screen }, 'record-reviewer')
  await reviewer.open('/duplicates')
  await reviewer.arrive('duplicates.title')
  await lookAt(reviewer)('queue')
  const pair = reviewer.page.getByRole('row').filter({ hasText: say('duplicates.by-token') })
  await pair.first().getByRole('link').click()
  await reviewer.arrive('duplicates.pair.title')
  await reviewer.page.getByText(say('duplicates.token-counted')).waitFor()
  await lookAt(reviewer)('pair')
  await reviewer.leave()
  const rapporteur = await Worker.at({ stage, language, screen }, 'rapporteur')
  await rapporteur.open('/figures')
  await rapporteur.arrive('figures.title')
  const thisYear = new Date().getFullYear()
  await rapporteur.select('figures.period', String(thisYear))
  await rapporteur.page.getByText(say('figures.together')).first().waitFor()
  await lookAt(rapporteur)('together')
  await rapporteur.select('figures.period', String(thisYear - 1))
  await rapporteur.page.getByText(say('figures.given.numbers')).first().waitFor()
  await lookAt(rapporteur)('numbers of others')
  await rapporteur.leave()
})
