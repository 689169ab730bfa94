import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadReference } from './load.ts'

const OWN_FOLDER = fileURLToPath(new URL('../../reference', import.meta.url))

type Break = { file: string; from: string | RegExp; to: string }

/**
 * The problems found in a copy of the reference folder in which one file was changed, each without the name of the
 * copy; `line` is where the change begins.
 */
export async function problemsWith({ file, from, to }: Break): Promise<{ problems: string[]; line: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'umai-reference-'))
  try {
    await cp(OWN_FOLDER, folder, { recursive: true })
    const path = join(folder, file)
    const before = await readFile(path, 'utf8')
    const at = before.search(typeof from === 'string' ? escaped(from) : from)
    if (at < 0) throw new Error(`${file} has nothing like ${from}`)
    await writeFile(path, before.replace(from, to))
    const loaded = await loadReference(folder)
    const problems = 'problems' in loaded ? loaded.problems : []
    return {
      problems: problems.map((problem) => problem.replace(`${folder}/`, '')),
      line: before.slice(0, at).split('\n').length,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function escaped(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}
