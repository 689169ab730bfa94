/** A probability in percent for reading; never 0 or 100, since nothing here is certain. */
export const percentOf = (probability: number): string => {
  const share = probability * 100
  if (share > 99.9) return '> 99.9'
  return share < 0.1 ? '< 0.1' : share.toFixed(1)
}

/** The rules write `6.7` in any language; screens say it as theirs does. `number`: a number in the screen's form. */
export const inScreenForm = (text: string, number: (value: number) => string): string =>
  text.replace(/\d+\.\d+/, (found) => {
    const [whole = '', part] = found.split('.')
    return `${whole}${number(1.5).replace(/\d/g, '')}${part}`
  })
