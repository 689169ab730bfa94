import type { FastifyInstance, FastifyReply } from 'fastify'
import { dayFinder, zoneOf } from '../../cases/read-zone.ts'
import { loadPolicy } from '../../disclosure/index.ts'
import { readPublishedFiles, readStructure } from '../../figures/index.ts'
import { figureWords, quoteFigures, sideBySide } from '../../figures/rules.ts'
import type { Services } from '../../platform/http/route.ts'
import { type Language, languages, translatorFor } from '../../platform/i18n.ts'
import type { Markup } from '../../portal/html.ts'
import { tableAsCsv } from '../exports/csv.ts'
import { tableAsJsonStat } from '../exports/json-stat.ts'
import { releaseAsSdmx } from '../exports/sdmx.ts'
import { listPublished, PublishedRelease } from '../read-published.ts'
import { readPublicationSettings } from '../read-settings.ts'
import { type TableWords, tableWords } from '../words.ts'
import { figuresPage } from './figures-page.ts'
import { addressOf, statisticsPage } from './frame.ts'
import { othersPage } from './others-page.ts'
import { methodPage, releasesPage } from './text-pages.ts'

const hidden = { schema: { hide: true } as never }
const FEW_MINUTES = 'public, max-age=300'

/** The public statistics pages and their downloads. They read published releases only, without any context. */
export const registerStatisticsPages = async (server: FastifyInstance, services: Services): Promise<void> => {
  const { reference, access, config } = services
  const settings = await readPublicationSettings(config)
  const structure = await readStructure(config.referenceDir)
  const { policy } = await loadPolicy()
  const quoted = await quotedYears(services)

  for (const language of languages) {
    const t = translatorFor(language)
    const words = tableWords(reference, language, t, dayFinder(zoneOf(config.country)))
    const page = (path: string, title: string, body: () => Promise<Markup>) =>
      server.get(addressOf(language, path), hidden, async (_, reply) =>
        answer(reply, language, statisticsPage(language, t, path, t(title), await body())),
      )
    page('', 'statistics.title', async () =>
      figuresPage(await PublishedRelease.read(access), settings.tables, words, reference),
    )
    page('/method', 'statistics.method.title', async () => methodPage(policy, words))
    page('/releases', 'statistics.releases.title', async () =>
      releasesPage(await listPublished(access), settings.calendar, words),
    )
    page('/others', 'statistics.others.title', async () => othersPage(quoted, words, reference))
    server.get<{ Params: { id: string } }>(
      addressOf(language, '/releases/:id'),
      hidden,
      async (request, reply) => {
        const release = await readRelease(services, request.params.id)
        if (!release) return reply.callNotFound()
        const path = `/releases/${release.row.releaseId}`
        const body = await figuresPage(release, settings.tables, words, reference)
        return answer(reply, language, statisticsPage(language, t, path, t('statistics.title'), body))
      },
    )
  }

  // The state language has no part in an address; whoever writes one all the same is led to the page.
  for (const path of ['/ky/statistics', '/ky/statistics/*'])
    server.get(path, hidden, (request, reply) => reply.redirect(request.url.slice('/ky'.length), 301))

  server.get<{ Params: { id: string; file: string } }>(
    '/statistics/data/:id/:file',
    hidden,
    async (request, reply) => {
      const release = await readRelease(services, request.params.id)
      const file = release && fileOf(release, request.params.file)
      if (!file) return reply.callNotFound()
      return reply
        .type(file.type)
        .header('cache-control', FEW_MINUTES)
        .header('content-disposition', `attachment; filename="${request.params.file}"`)
        .send(file.text)
    },
  )

  const english = tableWords(reference, 'en', translatorFor('en'))
  const fileOf = (release: PublishedRelease, name: string): { type: string; text: string } | null => {
    if (name === 'sdg-16-2-2.xml')
      return { type: 'application/xml', text: releaseAsSdmx(release, settings.tables, reference, structure) }
    const [, code = '', format] = /^([a-z-]+)\.(csv|json)$/.exec(name) ?? []
    const definition = settings.tables.find((each) => each.code === code)
    const table = release.table(code)
    if (!definition || !table) return null
    if (format === 'csv') return { type: 'text/csv; charset=utf-8', text: tableAsCsv(table) }
    return { type: 'application/json', text: jsonOf(release, code, definition.labels.en, english) }
  }
}

const jsonOf = (release: PublishedRelease, code: string, label: string, words: TableWords): string =>
  JSON.stringify(tableAsJsonStat(release.table(code)!, label, release.row.publishedAt, words))

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const readRelease = ({ access }: Services, id: string) =>
  UUID.test(id) ? PublishedRelease.read(access, id) : Promise.resolve(null)

/** What others published comes with the program; it is public already and never out of the database. */
const quotedYears = async ({ reference, config }: Services) => {
  const files = await readPublishedFiles(reference, config.referenceDir)
  const words = figureWords(reference)
  const figures = files.flatMap(({ file }) => file.figures)
  return quoteFigures(sideBySide(figures, [], [], words), words)
}

const answer = (reply: FastifyReply, language: Language, page: string) =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', FEW_MINUTES)
    .send(page)
