/** An element that the page has. @throws when it has none: the page and its script do not fit. */
export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id} on the page`)
  return found as Kind
}

export function say(id: string, text: string, wrong = false): void {
  element(id).textContent = text
  element(id).classList.toggle('wrong', wrong)
}

/** Makes a link save a file from memory. */
export function offer(link: HTMLAnchorElement, name: string, parts: string[]): void {
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href)
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }))
  link.download = name
  link.hidden = false
}
