import { join, resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  UMAI_DATA: z.string().default('.umai'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  UMAI_BASE_URL: z.url().optional(),
  UMAI_KEY_FILE: z.string().optional(),
  UMAI_DEMO: flag.optional(),
  UMAI_REQUIRE_SECOND_FACTOR: flag.optional(),
  UMAI_PROCEDURE: z.string().default('kg-nrm-2019'),
  UMAI_REQUESTS_A_MINUTE: z.coerce.number().int().min(1).default(6000),
  UMAI_REFERENCE: z.string().optional(),
  UMAI_COUNTRY: z.string().length(2).default('KG'),
  UMAI_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export interface Config {
  port: number
  host: string
  dataDir: string
  /** Where the program's own data lives when no server is named. */
  embeddedDir: string
  databaseUrl: string | undefined
  /** The owner's connection, for migrations only; the run-time role owns nothing. */
  adminUrl: string | undefined
  baseUrl: string
  keyFile: string
  demo: boolean
  requireSecondFactor: boolean
  /** Procedure that new cases begin under. */
  procedure: string
  country: string
  /** Folder of the country's reference data; undefined = the one that comes with the program. */
  referenceDir: string | undefined
  logLevel: string
  /** Most requests a minute from one address; an office behind one address shares it. */
  requestsAMinute: number
}

/** Reads the settings once, at start. Throws one Error whose message has a line for each wrong setting. */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const parsed = Environment.safeParse(emptyAsMissing(env))
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(lines)
  }
  const e = parsed.data
  const dataDir = resolve(e.UMAI_DATA)
  const demo = e.UMAI_DEMO ?? e.DATABASE_URL === undefined
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir,
    embeddedDir: join(dataDir, 'database'),
    databaseUrl: e.DATABASE_URL,
    adminUrl: e.DATABASE_ADMIN_URL ?? e.DATABASE_URL,
    baseUrl: e.UMAI_BASE_URL ?? `http://${e.HOST}:${e.PORT}`,
    keyFile: e.UMAI_KEY_FILE ?? join(dataDir, 'keys', 'master.json'),
    demo,
    requireSecondFactor: e.UMAI_REQUIRE_SECOND_FACTOR ?? !demo,
    procedure: e.UMAI_PROCEDURE,
    country: e.UMAI_COUNTRY,
    referenceDir: e.UMAI_REFERENCE,
    logLevel: e.UMAI_LOG,
    requestsAMinute: e.UMAI_REQUESTS_A_MINUTE,
  }
}

export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

const emptyAsMissing = (env: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
