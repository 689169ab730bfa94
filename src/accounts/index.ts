import type { Capability } from '../platform/http/capability.ts'
import { addAgency } from './add-agency.ts'
import { addPost } from './add-post.ts'
import { createAccount } from './create-account.ts'
import { endPost, endSessions } from './end-post.ts'
import { listAccounts } from './list-accounts.ts'
import { changeMe, readMe } from './read-me.ts'

export const accountsCapability: Capability = {
  name: 'accounts',
  routes: [readMe, changeMe, listAccounts, createAccount, addPost, endPost, endSessions, addAgency],
}
