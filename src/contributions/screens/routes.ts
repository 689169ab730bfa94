import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** How an agency contributes that keeps its cases elsewhere, and the keys of agreements, below `/desk`. */
export const contributionRoutes: Route[] = [
  {
    path: '/contributions',
    title: 'contributions.title',
    permission: 'contribution:choose',
    nav: true,
    screen: lazy(() => import('./contribution-list.tsx')),
  },
  {
    path: '/contributions/tokens',
    title: 'contributions.tokens.title',
    permission: 'contribution:send',
    screen: lazy(() => import('./send-tokens.tsx')),
  },
  {
    path: '/contributions/numbers',
    title: 'contributions.numbers.title',
    permission: 'contribution:send',
    screen: lazy(() => import('./send-numbers.tsx')),
  },
  {
    path: '/token-agreements',
    title: 'contributions.agreements.title',
    permission: 'token-key:manage',
    nav: true,
    screen: lazy(() => import('./agreement-list.tsx')),
  },
]
