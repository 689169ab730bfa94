import type { Route } from '../../desk/route.ts'
export const importRoutes: Route[] = []
