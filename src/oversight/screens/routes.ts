import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

export const oversightRoutes: Route[] = [
  {
    path: '/oversight',
    title: 'oversight.title',
    permission: 'oversight:read',
    nav: true,
    screen: lazy(() => import('./oversight.tsx')),
  },
]
