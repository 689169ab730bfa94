import type { Config } from '../config.ts'
import { type Database, openEmbedded, openServer } from './connect.ts'

/** The database the settings name: a server, or the one in the data folder. */
export const openDatabase = async (config: Config): Promise<Database> =>
  config.databaseUrl
    ? openServer(config.databaseUrl, config.adminUrl ?? config.databaseUrl)
    : openEmbedded(config.embeddedDir)
