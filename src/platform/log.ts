import pino from 'pino'

/** The only things a log line may carry. Ids of cases are not among them, and neither is any free text. */
export interface LogFields {
  requestId?: string
  method?: string
  /** The route's pattern (`/api/cases/:caseId`), never the address that was asked for. */
  route?: string
  status?: number
  ms?: number
  job?: string
  count?: number
  /** A code of an error (PostgreSQL's, Node's or ours), never its message: messages quote values. */
  errorCode?: string
  errorName?: string
  /** Where in our code it was thrown: file and line only. */
  at?: string
  port?: number
  database?: 'embedded' | 'server'
}

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const allowed = [
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'job',
  'count',
  'errorCode',
  'errorName',
  'at',
  'port',
  'database',
] as const satisfies (keyof LogFields)[]

/** JSON lines on standard output. Fields outside the list are left out even if a caller forces them in. */
export const createLog = (level: string, stream?: pino.DestinationStream): Log => {
  const out = pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    stream ?? pino.destination(1),
  )
  const pick = (fields: LogFields = {}) =>
    Object.fromEntries(allowed.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])))
  return {
    info: (event, fields) => out.info({ event, ...pick(fields) }),
    warn: (event, fields) => out.warn({ event, ...pick(fields) }),
    error: (event, fields) => out.error({ event, ...pick(fields) }),
  }
}

/** What may be said of an unexpected error: code, name and place, without its message. */
export const errorFields = (error: unknown): LogFields => {
  const e = error as { code?: unknown; name?: unknown; stack?: unknown }
  const frame =
    typeof e?.stack === 'string' ? /\(?([^()\s]+\.tsx?:\d+):\d+\)?$/m.exec(e.stack)?.[1] : undefined
  return {
    errorCode: typeof e?.code === 'string' ? e.code.slice(0, 40) : undefined,
    errorName: typeof e?.name === 'string' ? e.name.slice(0, 60) : undefined,
    at: frame?.replace(/^.*\/src\//, 'src/'),
  }
}
