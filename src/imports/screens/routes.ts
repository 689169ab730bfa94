import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** Lists an agency brings along. */
export const importRoutes: Route[] = [
  {
    path: '/imports',
    title: 'imports.title',
    permission: 'import:run',
    nav: true,
    screen: lazy(() => import('./import-list.tsx')),
  },
]
