/// <reference types="vite/client" />

declare module 'virtual:messages/*' {
  const messages: Record<string, string>
  export const areas: Record<string, () => Promise<{ default: Record<string, string> }>>
  export default messages
}
