import { TokenKey } from '../model.ts'
import { type ListProblem, readList } from '../read-list.ts'
import { t } from './texts.ts'

/** The key in a file; null when it is no key file. */
export async function readKey(file: File): Promise<TokenKey | null> {
  try {
    return TokenKey.safeParse(JSON.parse(await file.text())).data ?? null
  } catch {
    return null
  }
}

/** A new key from the browser's own source of chance. */
export function makeKey(agreement: string): TokenKey {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return { format: 'umai-token-key-1', agreement, key: btoa(String.fromCharCode(...bytes)) }
}

export async function readListFile(file: File): Promise<ReturnType<typeof readList>> {
  return readList(new Uint8Array(await file.arrayBuffer()))
}

/** What is wrong with a list, in words. */
export function sentence({ kind, line, what = '' }: ListProblem): string {
  const text = t(`tokens.problem.${kind}`, { what })
  return line === undefined ? text : t('tokens.problem.at', { line, text })
}
