import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** Administration of accounts, and one's own. */
export const accountRoutes: Route[] = [
  {
    path: '/accounts',
    title: 'accounts.title',
    permission: 'account:manage',
    nav: true,
    screen: lazy(() => import('./account-list.tsx')),
  },
  {
    path: '/accounts/new',
    title: 'accounts.new',
    permission: 'account:manage',
    screen: lazy(() => import('./new-account.tsx')),
  },
  {
    path: '/accounts/agency',
    title: 'accounts.agency.new',
    permission: 'account:manage',
    screen: lazy(() => import('./new-agency.tsx')),
  },
  {
    path: '/accounts/:account',
    title: 'accounts.title',
    permission: 'account:manage',
    screen: lazy(() => import('./one-account.tsx')),
  },
  {
    path: '/me',
    title: 'accounts.me.title',
    permission: 'signed-in',
    screen: lazy(() => import('./own-account.tsx')),
  },
]
