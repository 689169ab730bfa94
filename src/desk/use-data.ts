import { useCallback, useEffect, useState } from 'react'
import { type ApiFailure, get } from './api.ts'

export interface Data<T> {
  /** The last good answer; stays while it is loaded again, so the page does not jump. */
  data: T | null
  loading: boolean
  error: ApiFailure | null
  reload(): void
}

interface Held<T> {
  path: string | null
  data: T | null
  error: ApiFailure | null
  loading: boolean
}

/** Reads `path` and again whenever it changes; null reads nothing. An answer to an older path is dropped. */
export const useData = <T>(path: string | null): Data<T> => {
  const [turn, setTurn] = useState(0)
  const [held, setHeld] = useState<Held<T>>({ path, data: null, error: null, loading: path !== null })

  // `turn`: a new one is how reload() asks for the same path again
  useEffect(() => {
    if (path === null) return
    let current = true
    setHeld((before) => ({
      path,
      data: before.path === path ? before.data : null,
      error: null,
      loading: true,
    }))
    void get<T>(path).then((result) => {
      if (!current) return
      setHeld((before) =>
        result.ok
          ? { path, data: result.data, error: null, loading: false }
          : { ...before, error: result, loading: false },
      )
    })
    return () => {
      current = false
    }
  }, [path, turn])

  const reload = useCallback(() => setTurn((count) => count + 1), [])
  // Between a change of path and its effect the old answer is still held: it is another page's and must not show.
  const fresh = held.path === path
  return {
    data: fresh ? held.data : null,
    error: fresh ? held.error : null,
    loading: fresh ? held.loading : path !== null,
    reload,
  }
}
