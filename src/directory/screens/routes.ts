import { lazy } from 'react'
import type { Route } from '../../desk/route.ts'

/** The directory as a list, below `/desk`. */
export const directoryRoutes: Route[] = [
  {
    path: '/directory',
    title: 'directory.title',
    permission: 'directory:read',
    screen: lazy(() => import('./directory.tsx')),
    nav: true,
  },
]
