import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages, translatorFor } from '../../src/platform/i18n.ts'
import { DESK, PHONE, screenProblems } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'

/* The public statistics as anybody sees them: without a line of script, on a phone and at a desk, in three languages. */

let stage: Stage
beforeAll(async () => {
  stage = await startForBrowser()
})
afterAll(() => stage?.close())

/** Names of formats and standards are the same in every language. */
const NAMES = ['CSV', 'JSON', 'SDMX', 'KG_NSC:SDG']
const BUDGET = 60_000

/** Opens a page and adds up all that had to be loaded for it, uncompressed. */
const open = async (context: BrowserContext, address: string): Promise<{ page: Page; bytes: number }> => {
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))))
  await page.goto(`${stage.address}${address}`)
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0)
  return { page, bytes }
}

describe.each(languages)('in %s', (language) => {
  const t = translatorFor(language)
  const at = (path: string) => `${language === 'ky' ? '' : `/${language}`}/statistics${path}`

  test('without script one finds the figures from the front page, reads them and takes them along', async () => {
    const context = await stage.browser.newContext({
      javaScriptEnabled: false,
      viewport: PHONE,
      acceptDownloads: true,
    })
    const { page } = await open(context, `/?lang=${language}`)
    await page.getByRole('link', { name: t('portal.statistics') }).click()
    await page.getByRole('heading', { level: 1, name: t('statistics.title') }).waitFor()
    expect(await page.getByText(t('statistics.synthetic')).count()).toBe(1)
    expect(await page.getByRole('img').count()).toBeGreaterThanOrEqual(4)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV' }).first().click()
    expect((await download).suggestedFilename()).toBe('by-year-sex.csv')
    await page.getByRole('link', { name: t('statistics.nav.releases') }).click()
    await page.getByRole('main').getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: t('statistics.title') }).waitFor()
    await context.close()
  })

  test.each(['', '/method', '/releases', '/others', '/nowhere'])(
    'statistics%s fits, can be heard and is small',
    async (path) => {
      for (const viewport of [PHONE, DESK]) {
        const context = await stage.browser.newContext({ viewport })
        const { page, bytes } = await open(context, at(path))
        expect(bytes).toBeLessThan(BUDGET)
        expect(await screenProblems(page, { language, secrets: [], said: NAMES })).toEqual([])
        await context.close()
      }
    },
  )
})
