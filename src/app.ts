import { accountsCapability } from './accounts/index.ts'
import { auditTrailCapability } from './audit-trail/index.ts'
import type { CaseFile } from './case-file.ts'
import { type CaseServices, createProcedures } from './cases/case-services.ts'
import { casesCapability } from './cases/index.ts'
import { contributionsCapability } from './contributions/index.ts'
import { directoryCapability } from './directory/index.ts'
import { duplicatesCapability } from './duplicates/index.ts'
import { estimationCapability } from './estimation/index.ts'
import { figuresCapability } from './figures/index.ts'
import { identificationCapability } from './identification/index.ts'
import { importsCapability } from './imports/index.ts'
import { oversightCapability } from './oversight/index.ts'
import { peopleCapability } from './people/index.ts'
import { plansCapability } from './plans/index.ts'
import { createAccess, installContextKey } from './platform/access/with-actor.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/connect.ts'
import { registerApiDocs } from './platform/http/api-docs.ts'
import type { Capability } from './platform/http/capability.ts'
import { createServer } from './platform/http/create-server.ts'
import { registerOperations } from './platform/http/operations.ts'
import { registerRoutes } from './platform/http/register-routes.ts'
import { registerStaticApps } from './platform/http/static-apps.ts'
import { createLog } from './platform/log.ts'
import { createMetrics, type Metrics } from './platform/metrics.ts'
import { createAuth } from './platform/sign-in/create-auth.ts'
import { createSignInLimits } from './platform/sign-in/sign-in-limits.ts'
import { registerSignIn } from './platform/sign-in/sign-in-routes.ts'
import { createWhoIsAsking } from './platform/sign-in/who-is-asking.ts'
import { dataKeyCache, type KeyService } from './platform/vault/index.ts'
import { notFoundPage, registerPortal } from './portal/front-page.ts'
import { printingCapability } from './printing/index.ts'
import { publicationCapability, registerStatisticsPages } from './publication/index.ts'
import type { Reference } from './reference/model.ts'
import { allProcedures } from './reference/procedure-store.ts'
import { referenceCapability } from './reference/read-reference.ts'
import { referralsCapability } from './referrals/index.ts'
import { statisticsCapability } from './statistics/index.ts'
import { registerTokensPage } from './tokens/index.ts'

/** Everything Umai can do; a new capability is one line here and one in `case-file.ts`. */
export const capabilities: Capability<CaseFile>[] = [
  casesCapability,
  peopleCapability,
  duplicatesCapability,
  importsCapability,
  contributionsCapability,
  identificationCapability,
  plansCapability,
  referralsCapability,
  directoryCapability,
  printingCapability,
  accountsCapability,
  oversightCapability,
  estimationCapability,
  figuresCapability,
  publicationCapability,
  statisticsCapability,
  auditTrailCapability,
  referenceCapability,
]

export interface Umai {
  services: CaseServices
  metrics: Metrics
  server: Awaited<ReturnType<typeof createServer>>
  close(): Promise<void>
}

/** Puts the program together over a migrated database. Nothing listens yet. */
export const createUmai = async (
  config: Config,
  database: Database,
  keys: KeyService,
  reference: Reference,
): Promise<Umai> => {
  const log = createLog(config.logLevel)
  const metrics = createMetrics()
  const contextKey = await secretOf(keys, 'context-signature')
  const sessionKey = await secretOf(keys, 'session')
  await installContextKey(database, contextKey)
  const access = createAccess(database, contextKey)
  const procedures = await allProcedures(database)
  const services: CaseServices = {
    config,
    database,
    access,
    keys,
    dataKeys: dataKeyCache(keys),
    reference,
    log,
    procedures: createProcedures(procedures.byKey, procedures.latest, config.procedure),
    effects: gather(capabilities, 'effects'),
    reactions: gather(capabilities, 'reactions'),
  }
  const auth = createAuth(database, config, sessionKey.toString('hex'))
  const whoIsAsking = createWhoIsAsking(auth, access)
  const server = await createServer(config, log, metrics)
  registerOperations(server, services, metrics)
  registerSignIn(server, { auth, limits: createSignInLimits(sessionKey), whoIsAsking, database })
  registerRoutes(
    server,
    capabilities.flatMap((each) => each.routes ?? []),
    { services, whoIsAsking },
  )
  registerApiDocs(server)
  registerPortal(server)
  await registerStatisticsPages(server, services)
  registerTokensPage(server)
  await registerStaticApps(server, notFoundPage)
  return { services, metrics, server, close: () => server.close() }
}

const secretOf = async (keys: KeyService, purpose: 'context-signature' | 'session') =>
  (await keys.deriveKey(purpose)).export()

const gather = <K extends 'effects' | 'reactions'>(from: Capability<CaseFile>[], what: K) => {
  const gathered: Record<string, NonNullable<NonNullable<Capability<CaseFile>[K]>[string]>[]> = {}
  for (const capability of from)
    for (const [type, each] of Object.entries(capability[what] ?? {})) {
      gathered[type] ??= []
      gathered[type].push(each as never)
    }
  return gathered as never
}
