import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../../src/platform/config.ts'

/** Settings of a test program; `overrides` are environment variables. */
export const testConfig = (overrides: Record<string, string> = {}): Config =>
  readConfig({
    UMAI_DATA: join(tmpdir(), `umai-test-${randomUUID()}`),
    UMAI_LOG: 'silent',
    UMAI_DEMO: '1',
    PORT: '0',
    ...overrides,
  })
