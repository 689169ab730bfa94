/** The page that turns a list into tokens where the list is. It has no way to send anything: see its policy. */
import { prepareKey } from '../encode.ts'
import type { TokenKey } from '../model.ts'
import type { List } from '../read-list.ts'
import { TOKEN_COLUMNS, toLine } from '../token-file.ts'
import { checkMapping, type Mapping, tokensOfList } from '../tokens-of-list.ts'
import { chosenMapping, showColumns } from './columns.ts'
import { element, offer, say } from './dom.ts'
import { makeKey, readKey, readListFile, sentence } from './read-files.ts'
import { language, languages, speak, t } from './texts.ts'

const state: { key: TokenKey | null; list: List | null } = { key: null, list: null }
/** As people know them. */
const ENCODINGS = { 'utf-8': 'UTF-8', 'windows-1251': 'Windows-1251' } as const
/** Rows between two looks at the screen. */
const BATCH = 250

function translate(): void {
  document.documentElement.lang = language()
  document.title = t('tokens.title')
  for (const each of document.querySelectorAll<HTMLElement>('[data-t]')) each.textContent = t(each.dataset.t!)
  for (const each of document.querySelectorAll<HTMLElement>('[data-label]'))
    each.setAttribute('aria-label', t(each.dataset.label!))
  for (const each of document.querySelectorAll<HTMLButtonElement>('#languages button')) {
    if (each.value === language()) each.setAttribute('aria-current', 'true')
    else each.removeAttribute('aria-current')
  }
  if (state.list) showColumns(state.list, chosenMapping())
  forget()
}

/** What was made belongs to what was chosen then. */
function forget(): void {
  element('make-part').hidden = !(state.key && state.list)
  element('problems').replaceChildren()
  element('save').hidden = true
  say('made', '')
}

/** The name of what was chosen, or that nothing was, in whatever language is spoken then. */
function showName(id: 'key' | 'list', file: File | undefined): void {
  const name = element(`${id}-name`)
  if (file) delete name.dataset.t
  else name.dataset.t = 'tokens.file.none'
  name.toggleAttribute('data-said', file !== undefined)
  name.textContent = file?.name ?? t('tokens.file.none')
}

async function takeKey(file: File | undefined): Promise<void> {
  showName('key', file)
  state.key = file ? await readKey(file) : null
  if (state.key)
    say(
      'key-said',
      t('tokens.key.read', { agreement: state.key.agreement, key: prepareKey(state.key).fingerprint }),
    )
  else say('key-said', file ? t('tokens.key.wrong') : '', true)
  forget()
}

async function takeList(file: File | undefined): Promise<void> {
  showName('list', file)
  const read = file ? await readListFile(file) : null
  state.list = read && 'list' in read ? read.list : null
  element('columns-part').hidden = !state.list
  if (read && 'problems' in read) say('list-said', read.problems.map(sentence).join(' '), true)
  else if (state.list)
    say(
      'list-said',
      t('tokens.list.read', { rows: state.list.rows.length, encoding: ENCODINGS[state.list.encoding] }),
    )
  else say('list-said', '')
  if (state.list) showColumns(state.list)
  forget()
}

async function make(): Promise<void> {
  const { key, list } = state
  if (!key || !list) return
  forget()
  const mapping = chosenMapping()
  const problems = checkMapping(list, mapping)
  element('problems').replaceChildren(
    ...problems.slice(0, 20).map((problem) => {
      const item = document.createElement('li')
      item.textContent = sentence(problem)
      return item
    }),
  )
  if (problems.length > 0) return
  const lines = await makeLines(key, list, mapping)
  say('made', t('tokens.make.done', { tokens: lines.length, leftOut: list.rows.length - lines.length }))
  offer(element<HTMLAnchorElement>('save'), 'tokens.csv', [`${TOKEN_COLUMNS}\n`, ...lines])
}

async function makeLines(key: TokenKey, list: List, mapping: Mapping): Promise<string[]> {
  const { encode, fingerprint } = prepareKey(key)
  const bar = element<HTMLProgressElement>('progress')
  const button = element<HTMLButtonElement>('make')
  bar.hidden = false
  button.disabled = true
  const lines: string[] = []
  let done = 0
  for (const row of tokensOfList(list, mapping, encode)) {
    if (row) lines.push(toLine(row, fingerprint))
    done += 1
    if (done % BATCH > 0) continue
    bar.value = done / list.rows.length
    await new Promise((resolve) => setTimeout(resolve))
  }
  bar.hidden = true
  button.disabled = false
  return lines
}

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language.slice(0, 2)
speak(languages.includes(asked) ? asked : 'ky')
translate()
element('languages').addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return
  speak(target.value)
  translate()
})
element<HTMLInputElement>('key').addEventListener('change', (event) => {
  void takeKey((event.currentTarget as HTMLInputElement).files?.[0])
})
element<HTMLInputElement>('list').addEventListener('change', (event) => {
  void takeList((event.currentTarget as HTMLInputElement).files?.[0])
})
element('new-key').addEventListener('click', () => {
  const agreement = element<HTMLInputElement>('agreement').value.trim()
  if (agreement === '') return element('agreement').focus()
  const text = `${JSON.stringify(makeKey(agreement), null, 2)}\n`
  const link = document.createElement('a')
  offer(link, 'token-key.json', [text])
  link.click()
  say('key-said', t('tokens.key.made'))
})
element('make').addEventListener('click', () => void make())
