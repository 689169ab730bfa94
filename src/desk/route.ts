import type { ComponentType } from 'react'
import type { Permission } from '../directory/permissions.ts'

/** One screen of the desk. */
export interface Route {
  /** Below `/desk`, with `:names` for what changes. Never anything identifying: ids and codes only. */
  path: string
  /** Message key of what the screen is; the browser's title and the navigation say it, so it names no person. */
  title: string
  /** `lazy(() => import(…))`; a screen reads its parameters with `useParams()`. */
  screen: ComponentType
  permission: Permission | 'signed-in'
  /** Stands in the navigation. */
  nav?: true
}
