import { availableParallelism, totalmem } from 'node:os'
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue, listValue } from '@duckdb/node-api'
import type { PartValue } from '../model.ts'

export type Sql = {
  run(sql: string): Promise<void>
  /** Rows as objects; counts come back as numbers. */
  all(sql: string): Promise<Record<string, unknown>[]>
  /** Columns as arrays, for many rows. */
  columns(sql: string): Promise<unknown[][]>
  /** One number. */
  number(sql: string): Promise<number>
  /** Calls back with each batch of the first column. */
  each(sql: string, batch: (values: unknown[]) => Promise<void>): Promise<void>
  /** Appends rows given by column to a table. */
  append(table: string, columns: readonly (readonly PartValue[])[]): Promise<void>
  close(): void
}

export type DatabaseOptions = { path: string; memory: string; threads?: number; temporary: string }

const CHUNK = 2048

/** Opens DuckDB with bounded memory; what does not fit goes to the temporary folder. */
export async function openDatabase(options: DatabaseOptions): Promise<Sql> {
  const threads = options.threads ?? availableParallelism()
  const instance = await DuckDBInstance.create(options.path, {
    memory_limit: atMost(options.memory),
    temp_directory: options.temporary,
    threads: String(threads),
  })
  const connection = await instance.connect()
  // Compressing what is read once or twice took a third of all processor time.
  await connection.run("SET force_compression = 'uncompressed'")
  // A statement ends the stream of an earlier one on its connection, so that what is read in batches has its own.
  const reading = await instance.connect()
  return {
    ...overConnection(connection, reading),
    close: () => {
      reading.closeSync()
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** What was asked for, but never more than four fifths of the machine. */
function atMost(memory: string): string {
  const [, figure, unit] = /^([\d.]+) ?(MB|GB)$/i.exec(memory) ?? ['', '4', 'GB']
  const asked = Number(figure) * (unit!.toUpperCase() === 'GB' ? 1024 : 1)
  return `${Math.floor(Math.min(asked, (totalmem() / 1024 / 1024) * 0.8))}MB`
}

function overConnection(connection: DuckDBConnection, reading: DuckDBConnection): Omit<Sql, 'close'> {
  const columns = async (sql: string) => {
    const result = await connection.run(sql)
    const found = (await result.getColumns()).map((column) => column.map(plain))
    return found.length > 0 ? found : Array.from({ length: result.columnCount }, () => [])
  }
  return {
    run: async (sql) => {
      await connection.run(sql)
    },
    all: async (sql) => {
      const result = await connection.run(sql)
      const rows = await result.getRowObjects()
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
      )
    },
    columns,
    number: async (sql) => Number((await columns(sql))[0]?.[0] ?? 0),
    each: async (sql, batch) => {
      const result = await reading.stream(sql)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return
        await batch(chunk.getColumnValues(0).map(plain))
      }
    },
    append: (table, values) => appendColumns(connection, table, values),
  }
}

async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly (readonly PartValue[])[],
): Promise<void> {
  const { DuckDBDataChunk } = await import('@duckdb/node-api')
  const appender = await connection.createAppender(table)
  const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index))
  const rows = columns[0]?.length ?? 0
  for (let from = 0; from < rows; from += CHUNK) {
    const chunk = DuckDBDataChunk.create(types, Math.min(CHUNK, rows - from))
    chunk.setColumns(columns.map((column) => column.slice(from, from + CHUNK).map(toDuckDb)))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

function toDuckDb(value: PartValue): DuckDBValue {
  return Array.isArray(value) ? listValue(value as string[]) : (value as string | number | null)
}

/** 64-bit counts as numbers: none here comes near 2^53. */
function plain(value: DuckDBValue): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

/** Makes a table anew: of columns, or `AS SELECT …`. In two statements, because Spark's own tables are not replaced. */
export async function makeTable(sql: Pick<Sql, 'run'>, table: string, content: string): Promise<void> {
  await sql.run(`DROP TABLE IF EXISTS ${table}`)
  await sql.run(`CREATE TABLE ${table} ${content}`)
}

/** A text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
