import { useTranslation } from 'react-i18next'
import type { Option } from '../../desk/parts/index.ts'
import type { Language } from '../../reference/model.ts'
import type { Account, Agency } from '../model.ts'

type Post = Account['posts'][number]

/** Names of agencies, and the list to choose from: only those still active. */
export const useAgencies = (agencies: readonly Agency[]) => {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  const options: Option[] = agencies
    .filter((each) => each.active)
    .map((each) => ({ value: each.code, label: each.labels[language] }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  return {
    options,
    name: (code: string) => agencies.find((each) => each.code === code)?.labels[language] ?? code,
  }
}

export const isRunning = (post: Post, now = new Date()): boolean =>
  post.until === null || new Date(post.until) > now

export const runningPosts = (account: Account): Post[] => account.posts.filter((post) => isRunning(post))
