import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** Lists the agency brings in, below `/desk`. */
export const importRoutes: Route[] = [
  {
    path: '/imports',
    title: 'imports.title',
    permission: 'list:import',
    nav: true,
    screen: lazy(() => import('./import-list.tsx')),
  },
  {
    path: '/imports/new',
    title: 'imports.new.title',
    permission: 'list:import',
    screen: lazy(() => import('./new-import.tsx')),
  },
]
