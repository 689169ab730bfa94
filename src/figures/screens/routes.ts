import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

export const figureRoutes: Route[] = [
  {
    path: '/figures',
    title: 'figures.title',
    permission: 'figures:read',
    nav: true,
    screen: lazy(() => import('./figures.tsx')),
  },
]
