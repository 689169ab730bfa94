import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const text = /\.(js|css|html|svg|webmanifest)$/

/**
 * Writes `.br` and `.gz` beside every text file of the build, as small as they get: compressed once here, not by a
 * small server on every request, and read by phones that pay for each kilobyte.
 */
export const compress = (folder: string): Plugin => ({
  name: 'umai-compress',
  apply: 'build',
  closeBundle() {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!text.test(name)) continue
      const content = readFileSync(join(folder, name))
      writeFileSync(
        join(folder, `${name}.br`),
        brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      )
      writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
})
