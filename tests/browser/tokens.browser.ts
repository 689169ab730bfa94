import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { languages } from '../../src/platform/i18n.ts'
import { type List, prepareKey, readList, TokenKey, tokensOfList, toLine } from '../../src/tokens/index.ts'
import { DESK, PHONE, screenProblems } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'

/* The page that makes tokens: on the machine where the list is, and nothing ever leaves it. */

const LIST =
  'номер;Имя;Фамилия;Дата рождения\n7;Айгүл;Асанова;12.05.1990\n8;Нурлан;Маматов;30.11.1985\n9;Неизвестно;;\n'

let stage: Stage
let folder: string
let context: BrowserContext
let page: Page
let requests: string[]

beforeAll(async () => {
  stage = await startForBrowser()
  folder = await mkdtemp(join(tmpdir(), 'umai-tokens-page-'))
  await writeFile(join(folder, 'list.csv'), LIST)
})
afterAll(async () => {
  await stage?.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  context = await stage.browser.newContext({ viewport: PHONE, acceptDownloads: true })
  page = await context.newPage()
  requests = []
  page.on('request', (request) => {
    if (/^(http|ws)/.test(request.url())) requests.push(request.url())
  })
})
afterEach(() => context.close())

/** Clicks what saves a file and keeps it in the folder. */
const save = async (selector: string, name: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(selector)])
  expect(download.suggestedFilename()).toBe(name)
  const path = join(folder, name)
  await download.saveAs(path)
  return path
}

const makeTokens = async (): Promise<string> => {
  await page.click('summary')
  await page.fill('#agreement', 'Crisis centres')
  const key = await save('#new-key', 'token-key.json')
  await page.setInputFiles('#key', key)
  await page.setInputFiles('#list', join(folder, 'list.csv'))
  await page.click('#make')
  await page.waitForSelector('#save:visible')
  return readFile(await save('#save', 'tokens.csv'), 'utf8')
}

/** What the command line would write with the same key. */
const expected = async (): Promise<string> => {
  const key = TokenKey.parse(JSON.parse(await readFile(join(folder, 'token-key.json'), 'utf8')))
  const { encode, fingerprint } = prepareKey(key)
  const { list } = readList(new Uint8Array(Buffer.from(LIST))) as { list: List }
  const fields = { Имя: 'given-name', Фамилия: 'surname', 'Дата рождения': 'date' } as const
  const rows = [...tokensOfList(list, { id: 'номер', fields }, encode)]
  return `id,token,filled,key\n${rows.flatMap((row) => (row ? [toLine(row, fingerprint)] : [])).join('')}`
}

describe('the token page', () => {
  test('makes the same tokens as the command line, with the network off, and asks nobody for anything', async () => {
    await page.goto(`${stage.address}/tokens?lang=en`)
    expect(requests).toEqual([`${stage.address}/tokens?lang=en`])
    await context.setOffline(true)
    const made = await makeTokens()
    expect(made).toBe(await expected())
    expect(made.split('\n')).toHaveLength(4)
    expect(made).not.toMatch(/\p{Script=Cyrillic}/u)
    expect(await page.textContent('#made')).toContain('2')
    expect(requests).toHaveLength(1)
  })

  test('could not send anything if it wanted to', async () => {
    const heard: string[] = []
    const outside = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    const { port } = outside.address() as AddressInfo
    await page.goto(`${stage.address}/tokens?lang=en`)
    for (const address of [`http://127.0.0.1:${port}`, stage.address]) {
      const asked = await page.evaluate(async (to) => {
        const picture = new Image()
        picture.src = `${to}/picture?name=secret`
        navigator.sendBeacon(`${to}/beacon`, 'secret')
        return fetch(`${to}/fetch?name=secret`).then(
          () => 'sent',
          () => 'refused',
        )
      }, address)
      expect(asked).toBe('refused')
    }
    await page.waitForTimeout(500)
    expect(heard).toEqual([])
    outside.close()
  })

  test('works saved on a disk', async () => {
    const text = await (await fetch(`${stage.address}/tokens`)).text()
    const path = join(folder, 'saved.html')
    await writeFile(path, text)
    await page.goto(`${pathToFileURL(path)}?lang=ru`)
    expect(await makeTokens()).toBe(await expected())
    expect(requests).toEqual([])
  })

  test.each(languages)(
    '%s: reads well and works for everybody, on a phone and on a desk',
    async (language) => {
      for (const screen of [PHONE, DESK]) {
        await page.setViewportSize(screen)
        await page.goto(`${stage.address}/tokens?lang=${language}`)
        await makeTokens()
        const said = [
          'token',
          'CSV',
          'umai',
          'UTF-8',
          'Crisis',
          'Фамилия',
          'Имя',
          'Дата рождения',
          'номер',
          'Асанова',
          'Айгүл',
        ]
        expect(await screenProblems(page, { language, secrets: ['Асанова'], said })).toEqual([])
      }
    },
  )

  test('says what is wrong with a list, in words', async () => {
    await page.goto(`${stage.address}/tokens?lang=en`)
    await writeFile(join(folder, 'uneven.csv'), 'a,b\n1,2\n1\n')
    await page.setInputFiles('#list', join(folder, 'uneven.csv'))
    await page.waitForSelector('#list-said.wrong')
    expect(await page.textContent('#list-said')).toBe('Row 3: It has another number of cells.')
    await page.setInputFiles('#key', join(folder, 'uneven.csv'))
    await page.waitForSelector('#key-said.wrong')
  })
})
