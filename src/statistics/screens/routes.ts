import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

export const statisticsRoutes: Route[] = [
  {
    path: '/indicators',
    title: 'indicators.title',
    permission: 'statistics:read',
    nav: true,
    screen: lazy(() => import('./indicators.tsx')),
  },
]
