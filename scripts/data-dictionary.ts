import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbedded } from '../src/platform/database/connect.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { writeDictionary } from './write-dictionary.ts'

/* `npm run data-dictionary` writes docs/data-dictionary.md anew; tests/data-dictionary.api.test.ts checks that it is. */

const database = await openEmbedded()
await migrate(database)
writeFileSync(join(import.meta.dirname, '../docs/data-dictionary.md'), await writeDictionary(database))
await database.close()
