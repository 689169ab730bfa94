import { Failure, route } from '../platform/http/route.ts'
import { listAccounts as readAccounts } from '../platform/sign-in/accounts.ts'
import type { Labels } from '../reference/model.ts'
import { audited } from './audited.ts'
import { type Account, AccountsAnswer } from './model.ts'
import { listAgencies, listPosts, type Post } from './store.ts'

/** Every account with the posts it has or had, and the agencies a post can be in. */
export const listAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts with their posts, and the agencies a post can be in',
  permission: 'account:manage',
  audit: 'account.listed',
  ownTransactions: true,
  answer: AccountsAnswer,
  handle: async (context): Promise<AccountsAnswer | Failure> => {
    const accounts = await readAccounts(context.services.database)
    const found = await audited(context, { action: 'account.listed' }, async (trx) => ({
      posts: await listPosts(trx),
      agencies: await listAgencies(trx),
    }))
    if (found instanceof Failure) return found
    return {
      accounts: accounts.map((row) => ({
        account: row.id,
        title: row.name,
        email: row.email,
        secondFactor: row.secondStep,
        createdAt: new Date(row.createdAt).toISOString(),
        posts: postsOf(row.id, found.posts),
      })),
      agencies: found.agencies.map((row) => ({
        code: row.agency_id,
        kind: row.kind,
        labels: row.labels as Labels,
        region: row.region,
        district: row.district,
        onUmai: row.on_umai,
        active: row.active,
      })),
    }
  },
})

const postsOf = (account: string, posts: Post[]): Account['posts'] =>
  posts.filter((post) => post.account === account).map(({ account: _, ...post }) => post)
