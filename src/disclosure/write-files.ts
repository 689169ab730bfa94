import { rename, rm, writeFile } from 'node:fs/promises'
import { WrongInput } from './read-csv.ts'

export type Output = { readonly file: string; readonly content: string; readonly secret?: boolean }

/** Writes all of these files, or none: each beside its place first, and moved there when all are written. */
export async function writeFiles(outputs: readonly Output[]): Promise<void> {
  const parts = outputs.map(({ file }) => `${file}.part`)
  try {
    for (const { file, content, secret } of outputs)
      await writeFile(`${file}.part`, content, { mode: secret ? 0o600 : 0o644 }).catch((error: Error) => {
        throw new WrongInput([`${file}: expected a file that can be written, found ${error.message}`])
      })
    for (const { file } of outputs) await rename(`${file}.part`, file)
  } finally {
    for (const part of parts) await rm(part, { force: true })
  }
}
