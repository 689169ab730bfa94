import { type FileHandle, open } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { type Draws, openDraws } from './random.ts'

/** Rows that are held back so that a person's rows do not stand together. */
const HELD = 8192
const BATCH = 1000

/** A CSV file that grows row by row; rows come out shuffled within a window, so that memory stays flat. */
export class ListFile {
  readonly path: string
  rows = 0
  readonly #file: FileHandle
  readonly #encoding: string
  readonly #draws: Draws
  readonly #held: string[][] = []
  #batch: string[][] = []

  private constructor(path: string, file: FileHandle, encoding: string, draws: Draws) {
    this.path = path
    this.#file = file
    this.#encoding = encoding
    this.#draws = draws
  }

  /** `number` tells the files of one run apart, each shuffled in its own way. */
  static async create(
    path: string,
    columns: readonly string[],
    { encoding, seed, number }: { encoding: string; seed: number; number: number },
  ): Promise<ListFile> {
    const list = new ListFile(path, await open(path, 'w'), encoding, openDraws(seed, -1 - number))
    list.#batch.push([...columns])
    return list
  }

  /** `row` without its id: that is given by the place in the file. */
  async add(row: string[]): Promise<void> {
    if (this.#held.length < HELD) this.#held.push(row)
    else {
      const place = this.#draws.whole(0, HELD - 1)
      const out = this.#held[place]!
      this.#held[place] = row
      await this.#put(out)
    }
  }

  async close(): Promise<void> {
    while (this.#held.length > 0) {
      const place = this.#draws.whole(0, this.#held.length - 1)
      const out = this.#held[place]!
      this.#held[place] = this.#held.at(-1)!
      this.#held.pop()
      await this.#put(out)
    }
    await this.#flush()
    await this.#file.close()
  }

  async #put(row: string[]): Promise<void> {
    this.rows += 1
    const [prefix, ...rest] = row
    this.#batch.push([`${prefix}-${String(this.rows).padStart(7, '0')}`, ...rest])
    if (this.#batch.length >= BATCH) await this.#flush()
  }

  async #flush(): Promise<void> {
    if (this.#batch.length === 0) return
    await this.#file.write(iconv.encode(stringify(this.#batch), this.#encoding))
    this.#batch = []
  }
}
