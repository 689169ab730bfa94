import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { pageHtml } from './page-html.ts'
import { t } from './texts.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * Builds the token page beside the staff app: one file with its script and style inside, which can be saved and
 * opened without a network. Its policy allows these two and nothing else, so that the browser itself refuses any
 * request the page might make.
 */
export const tokensPage = (folder: string): Plugin => ({
  name: 'umai-tokens-page',
  apply: 'build',
  async closeBundle() {
    const script = (await bundle()).replaceAll('</script', '<\\/script')
    const style = read('page.css')
    const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'index.html'), pageHtml({ policy, style, script, t }))
  },
})

async function bundle(): Promise<string> {
  const { build } = await import('vite')
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: ['chrome90', 'edge90', 'firefox98', 'safari15.4'],
      modulePreload: false,
      rolldownOptions: { input: join(import.meta.dirname, 'page.ts'), output: { format: 'iife' } },
    },
  })
  const [output] = Array.isArray(made) ? made : [made]
  if (!output || !('output' in output)) throw new Error('the token page did not build')
  return output.output.flatMap((each) => (each.type === 'chunk' ? [each.code] : [])).join('\n')
}
