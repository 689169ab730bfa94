import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

export const estimationRoutes: Route[] = [
  {
    path: '/estimates',
    title: 'estimation.title',
    permission: 'statistics:estimate',
    nav: true,
    screen: lazy(() => import('./estimate-unseen.tsx')),
  },
]
