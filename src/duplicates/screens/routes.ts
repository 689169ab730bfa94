import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** The queue of pairs that may be one person, and one pair side by side. */
export const duplicateRoutes: Route[] = [
  {
    path: '/duplicates',
    title: 'duplicates.title',
    permission: 'duplicates:review',
    nav: true,
    screen: lazy(() => import('./duplicate-list.tsx')),
  },
  {
    path: '/duplicates/:reviewId',
    title: 'duplicates.pair.title',
    permission: 'duplicates:review',
    screen: lazy(() => import('./duplicate-pair.tsx')),
  },
]
