import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** The screens of sending, receiving and answering referrals, below `/desk`. */
export const referralRoutes: Route[] = [
  {
    path: '/referrals',
    title: 'referrals.inbox.title',
    permission: 'referral:read',
    screen: lazy(() => import('./referrals.tsx')),
    nav: true,
  },
  {
    path: '/referrals/:referralId',
    title: 'referrals.one',
    permission: 'referral:read',
    screen: lazy(() => import('./referral.tsx')),
  },
  {
    path: '/cases/:caseId/refer/:need?',
    title: 'referrals.send.title',
    permission: 'referral:send',
    screen: lazy(() => import('./send-referral.tsx')),
  },
]
