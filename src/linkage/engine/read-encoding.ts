import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import chardet from 'chardet'
import iconv from 'iconv-lite'

/** How a file's text is stored. `offset`: bytes of a byte-order mark. */
export type Encoding = { name: string; offset: number }

const SAMPLE = 1 << 20

/** Whether a file is UTF-8 throughout, else which encoding its letters fit best. Null when it holds binary data. */
export async function detectEncoding(path: string): Promise<Encoding | null> {
  const head = await readHead(path)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', offset: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', offset: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', offset: 2 }
  if (head.includes(0)) return null
  if (await isUtf8(path)) return { name: 'utf-8', offset: 0 }
  return { name: cyrillicOr(chardet.detect(head)), offset: 0 }
}

/** Among 8-bit encodings of this region Windows-1251 is the rule; only another Cyrillic one is taken over it. */
function cyrillicOr(found: string | null): string {
  return found && /^(?:KOI8|IBM866|ISO-8859-5|x-mac-cyrillic)/i.test(found) ? found : 'windows-1251'
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(SAMPLE)
    const { bytesRead } = await handle.read(buffer, 0, SAMPLE, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: SAMPLE }))
      decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** Writes the file again as UTF-8. */
export async function convertToUtf8(path: string, encoding: string, to: string): Promise<void> {
  await pipeline(
    createReadStream(path),
    iconv.decodeStream(encoding),
    iconv.encodeStream('utf-8'),
    createWriteStream(to),
  )
}

export function isKnownEncoding(name: string): boolean {
  return iconv.encodingExists(name)
}

export async function isEmptyFile(path: string): Promise<boolean> {
  return (await stat(path)).size === 0
}
