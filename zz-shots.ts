import { startForBrowser } from './tests/browser/start-for-browser.ts'
import { findDuplicates } from './src/duplicates/find-duplicates.ts'
import { mkdirSync } from 'node:fs'
const stage = await startForBrowser()
await findDuplicates.run(stage.umai.services, new Date())
const out = '/tmp/shots-merge2'; mkdirSync(out, { recursive: true })
const acc = stage.accounts.find((a) => a.role === 'record-reviewer')!
for (const [lang, locale] of [['ky','ky-KG'],['ru','ru-RU'],['en','en-GB']] as const) for (const width of [360, 1280]) {
  const context = await stage.browser.newContext({ viewport: { width, height: 800 }, locale })
  const page = await context.newPage()
  const res = await context.request.post(`${stage.address}/api/auth/sign-in/email`, { data: { email: acc.email, password: acc.password }, headers: { origin: stage.address } })
  if (!res.ok()) console.log(res.status(), await res.text())
  page.on('pageerror', (e) => console.log('ERR', e.message))
  page.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()))
  await page.goto(`${stage.address}/desk/duplicates`)
  await page.waitForSelector('table.table, .empty', { timeout: 10000 }).catch(() => console.log('no table', lang))
  await page.screenshot({ path: `${out}/list-${lang}-${width}.png`, fullPage: true })
  const { reviews } = await (await context.request.get(`${stage.address}/api/duplicates`)).json()
  console.log(lang, reviews.length, reviews.map((r: any) => r.probability))
  await page.goto(`${stage.address}/desk/duplicates/${reviews[0].reviewId}`)
  await page.waitForSelector('table.sides', { timeout: 10000 })
  if (width === 360) { await page.click('form ~ p button, p > button'); await page.waitForSelector('dialog'); await page.screenshot({ path: `${out}/dialog-${lang}.png` }); await page.click('dialog input[type=radio]'); await page.click('dialog button[type=submit]'); await page.waitForTimeout(800) }
  await page.screenshot({ path: `${out}/pair-${lang}-${width}.png`, fullPage: true })
  await context.close()
}
await stage.close()
