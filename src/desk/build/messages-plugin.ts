import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { mergeMessages } from './merge-messages.ts'
import { areasSaid, type Catalogues, commonTexts, frameTexts, ownTexts } from './screen-texts.ts'

const prefix = 'virtual:messages/'
const desk = resolve(import.meta.dirname, '..')

interface Options {
  /** Folder of `<area>.<language>.json` files, relative to the repository. */
  folder: string
  /** Areas that only the server speaks (printed forms, public pages): a phone does not pay for them. */
  serverOnly: string[]
}

/**
 * Texts come with the screens that say them. `virtual:messages/ky` holds what the frame says before any screen, and
 * how to get each area (`virtual:messages/ky/plans`); every lazy import of a screen is made to bring its areas along.
 */
export const messages = ({ folder, serverOnly }: Options): Plugin => {
  const root = resolve(import.meta.dirname, '../../..', folder)
  const catalogues = (language: string) => readCatalogues(root, language, serverOnly)
  return {
    name: 'umai-messages',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const [language, area] = id.slice(prefix.length + 1).split('/') as [string, string | undefined]
      const all = catalogues(language)
      for (const name of Object.keys(all)) this.addWatchFile(join(root, `${name}.${language}.json`))
      if (area === undefined) return frameModule(language, all)
      return asModule(area === 'common' ? commonTexts(all) : ownTexts(area, all))
    },
    transform(code, id) {
      if (!id.startsWith(dirname(desk)) || !/\.tsx?$/.test(id)) return undefined
      return bringTexts(code, id, catalogues('en'))
    },
  }
}

/** A string given to JSON.parse starts faster on a slow phone than the same object as code. */
const asModule = (texts: Record<string, string>): string =>
  `export default JSON.parse(${JSON.stringify(JSON.stringify(texts))})`

const frameModule = (language: string, all: Catalogues): string => {
  mergeMessages(
    Object.entries(all).map(([area, texts]) => ({ name: `${area}.${language}.json`, messages: texts })),
  )
  const areas = [...Object.keys(all).filter((area) => area !== 'desk'), 'common']
  const lines = areas.map(
    (area) => `  ${JSON.stringify(area)}: () => import('${prefix}${language}/${area}'),`,
  )
  return `${asModule(frameTexts(join(desk, 'main.tsx'), all))}\nexport const areas = {\n${lines.join('\n')}\n}`
}

/** `import('./plan.tsx')` becomes the same with its texts; null when the file imports no screen lazily. */
const bringTexts = (code: string, id: string, all: Catalogues): { code: string; map: null } | undefined => {
  const changed = code.replace(/\bimport\('(\.[^']+\.tsx)'\)/g, (whole, path: string) => {
    const areas = ['common', ...areasSaid(join(dirname(id), path), all)]
    return `withTexts(${JSON.stringify(areas)}, () => ${whole})`
  })
  if (changed === code) return undefined
  return { code: `import { withTexts } from '${join(desk, 'texts.ts')}'\n${changed}`, map: null }
}

const readCatalogues = (root: string, language: string, serverOnly: string[]): Catalogues =>
  Object.fromEntries(
    readdirSync(root)
      .filter((name) => name.endsWith(`.${language}.json`))
      .map((name) => name.split('.')[0]!)
      .filter((area) => !serverOnly.includes(area))
      .sort()
      .map((area) => [area, JSON.parse(readFileSync(join(root, `${area}.${language}.json`), 'utf8'))]),
  )
