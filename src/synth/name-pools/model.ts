/** The names of one tradition. `stems` are what surnames are made of: a forefather's name, or a whole surname. */
export interface NamePool {
  female: readonly string[]
  male: readonly string[]
  stems: readonly string[]
}

/** Reads lists of names parted by white space; a name counts once, at its first place. */
export const readPool = (texts: Record<keyof NamePool, string>): NamePool => ({
  female: words(texts.female),
  male: words(texts.male),
  stems: words(texts.stems),
})

const words = (text: string): string[] => [...new Set(text.trim().split(/\s+/))]
